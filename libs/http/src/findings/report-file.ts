import { createHash } from 'node:crypto';
import { MEDIA_TYPES as TYPES } from '@app/contracts';
import type { ExportFormat } from '@app/findings';
import { exportFormats, reportFormats } from '@app/findings';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { negotiateType } from '../http/accept.js';
import { isNotModified } from '../http/headers.js';
import type { Language } from '../http/language.js';
import { negotiateLanguage } from '../http/language.js';
import type { ReportParameters } from './parameters.js';
import { notAcceptable } from './refused.js';

const REPORT_TYPES = reportFormats.map((format) => exportFormats[format].mediaType);

/** @returns the form of the answer: that of `format`, else by Accept @throws ApiProblem 406 */
export function formatOf(
  { format }: Pick<ReportParameters, 'format'>,
  request: FastifyRequest,
): ExportFormat {
  if (format !== undefined) return exportFormats[format];
  const type = negotiateType(request.headers.accept, REPORT_TYPES);
  const found = reportFormats.find((each) => exportFormats[each].mediaType === type);
  if (found === undefined) throw notAcceptable();
  return exportFormats[found];
}

const JSON_OR_CSV = { [TYPES.json]: 'json', [TYPES.csv]: 'csv' } as const;

/** @returns the form of an answer that is data or a table: that of `format`, else by Accept @throws ApiProblem 406 */
export function jsonOrCsv(
  { format }: { readonly format?: 'json' | 'csv' | undefined },
  { headers }: FastifyRequest,
): 'json' | 'csv' {
  const type = negotiateType(headers.accept, [TYPES.json, TYPES.csv]);
  const found = format ?? (type === null ? null : JSON_OR_CSV[type]);
  if (found === null) throw notAcceptable(Object.values(JSON_OR_CSV));
  return found;
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
