import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real HTTP server on a free loopback port, and the requests that it got. */
export interface TestHttp {
  readonly url: string;
  readonly port: number;
  readonly requests: TestRequest[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** @param answer what is done once a request is read */
export async function startHttp(
  answer: (response: ServerResponse, request: TestRequest) => void,
): Promise<TestHttp> {
  const requests: TestRequest[] = [];
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    void bodyOf(request).then(
      (body) => {
        const { method = '', url: path = '', headers } = request;
        const got = { method, path, headers, body };
        requests.push(got);
        answer(response, got);
      },
      () => undefined,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
