import type { FastifyInstance } from 'fastify';
import { decodeUtf8, parseStrictJson } from './strict-json.js';

/** 1 MiB: the longest agreement with all its texts is a tenth of it. */
export const BODY_LIMIT = 1_048_576;

/** JSON is the only body that the API takes, and it is read strictly. */
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
}
