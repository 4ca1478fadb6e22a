import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import { decodeUtf8, parseStrictJson } from './strict-json.js';

/** 1 MiB: the longest agreement with all its texts is a tenth of it. */
export const BODY_LIMIT = 1_048_576;

/** Marks a route that takes a file as its body, whatever its type: it gets the body as a stream. */
export const FILE_BODY = { fileBody: true } as const;

export const takesFile = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { fileBody?: boolean }).fileBody === true;

/** JSON is the only body that the API takes beside files, and it is read strictly. */
export function useStrictBodies(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (_request, body: Buffer, done) => {
      try {
        // An empty body stands for a command without data.
        done(null, body.length === 0 ? undefined : parseStrictJson(decodeUtf8(body)));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  instance.addContentTypeParser('*', (request, body, done) => {
    if (takesFile(request)) done(null, body);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(), undefined);
  });
}
