import { createHash } from 'node:crypto';
import type { ExportFormat } from '@app/findings';
import { exportFormats, reportFormats } from '@app/findings';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { negotiateType } from '../http/accept.js';
import { isNotModified } from '../http/headers.js';
import type { Language } from '../http/language.js';
import { negotiateLanguage } from '../http/language.js';
import type { ReportParameters } from './parameters.js';
import { notAcceptable } from './refused.js';

const MEDIA_TYPES = reportFormats.map((format) => exportFormats[format].mediaType);

/** @returns the form of the answer: that of `format`, else by Accept @throws ApiProblem 406 */
export function formatOf(
  { format }: Pick<ReportParameters, 'format'>,
  request: FastifyRequest,
): ExportFormat {
  if (format !== undefined) return exportFormats[format];
  const type = negotiateType(request.headers.accept, MEDIA_TYPES);
  const found = reportFormats.find((each) => exportFormats[each].mediaType === type);
  if (found === undefined) throw notAcceptable();
  return exportFormats[found];
}

/** @returns the language asked for, else by Accept-Language */
export const languageOf = (
  { language }: { readonly language?: Language | undefined },
  request: FastifyRequest,
): Language => language ?? negotiateLanguage(request.headers['accept-language']);

export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Absent where the file holds both. */
  readonly language?: Language;
  /** Shown in the place where it is opened, or saved. */
  readonly disposition: 'inline' | 'attachment';
}

/** Sends a file with the digest of its bytes as its tag; 304 to whoever has it already. */
export function sendFile(file: ReportFile, request: FastifyRequest, reply: FastifyReply): void {
  const etag = `"${createHash('sha256').update(file.bytes).digest('base64url').slice(0, 22)}"`;
  void reply.headers({ etag, vary: 'accept, accept-language', 'cache-control': 'private, no-cache' });
  if (isNotModified(request.headers['if-none-match'], etag)) return void reply.code(304).send();
  void reply
    .headers({
      'content-type': file.contentType,
      'content-disposition': `${file.disposition}; filename="${file.name}"`,
      ...(file.language === undefined ? {} : { 'content-language': file.language }),
    })
    .send(Buffer.from(file.bytes));
}
