import { Readable } from 'node:stream';
import { issuesToReasons } from '@app/application';
import type { ClaimReport } from '@app/contracts';
import { claimReport, MEDIA_TYPES, text } from '@app/contracts';
import { bufferSource, readClaimFile, type ReportNames } from '@app/imports';
import type { FastifyRequest } from 'fastify';
import { BODY_LIMIT } from '../http/body-parser.js';
import { partsOf, problem } from '../http/problem.js';

/** What a file is sent as; its own first bytes say which it is. */
export const CLAIM_FILE_TYPES = [MEDIA_TYPES.csv, MEDIA_TYPES.xlsx, 'application/octet-stream'] as const;

function typeOf({ headers }: FastifyRequest): string {
  return (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
}

async function bytesOf(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw problem('payload-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function fromFile(request: FastifyRequest, body: Readable, names: ReportNames): Promise<ClaimReport> {
  if (!(CLAIM_FILE_TYPES as readonly string[]).includes(typeOf(request))) {
    const detail = text(
      'Kirim laporan sebagai application/json, atau berkas sebagai text/csv atau XLSX.',
      'Send the report as application/json, or a file as text/csv or XLSX.',
    );
    throw problem('unsupported-media-type', { detail });
  }
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) throw problem('payload-too-large');
  const { report, problems, problemCount } = await readClaimFile(bufferSource(await bytesOf(body)), names);
  if (report !== null) return report;
  const errors = problems.map(({ code, text: words, row, column }) => ({
    code,
    text: words,
    params: { row, column },
  }));
  throw problem('invalid-request', { errors, members: { problemCount } });
}

/**
 * The report that a request brings: JSON as the contract has it, or a CSV or XLSX file of at most 1 MiB with one line
 * for each printed cell.
 *
 * @param names what it is called where its file does not say
 * @throws ApiProblem with everything at fault: members by their pointer, cells by row and column
 */
export async function reportOf(request: FastifyRequest, names: ReportNames): Promise<ClaimReport> {
  const { body } = request;
  if (body instanceof Readable) return fromFile(request, body, names);
  const parsed = claimReport.safeParse(body);
  if (parsed.success) return parsed.data;
  throw problem('invalid-request', { errors: partsOf(issuesToReasons(parsed.error.issues)) });
}
