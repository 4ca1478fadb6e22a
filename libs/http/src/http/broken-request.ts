import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import { ApiProblem, problem, problemBody } from './problem.js';
import { kindOfStatus, problemKinds } from './problems.js';

/** What cannot be read as HTTP at all never becomes a request: the answer is written to the socket by hand. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = statusOf(error.code);
  const { title, detail } = problemKinds[kindOfStatus(status)];
  const found =
    status === 408 ? new ApiProblem('bad-request', 408, title, detail) : problem(kindOfStatus(status));
  const body = JSON.stringify(problemBody(found, 'id', randomUUID()));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function statusOf(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}
