import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { PasswordSet } from '@app/access';
import { issuesToReasons } from '@app/application';
import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FILE_BODY } from '../http/body-parser.js';
import { partsOf, problem } from '../http/problem.js';
import type { EdgeServices } from '../services.js';
import { SERVICES } from '../services.js';
import { Public } from './acting.js';
import { deskProblem } from './refused.js';
import type { ResetPage } from './reset-page.js';
import { resetPage, resetScript, resetStyle } from './reset-page.js';
import { resetPasswordBody } from './sign-in.schema.js';

const hashOf = (source: string) => createHash('sha256').update(source).digest('base64');
/** Nothing loads; the one script reads the address's fragment, which never reaches a server. */
const POLICY = `default-src 'none'; style-src 'sha256-${hashOf(resetStyle)}'; script-src 'sha256-${hashOf(resetScript)}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
const FORM = 'application/x-www-form-urlencoded';
const LONGEST_FORM = 4096;

/**
 * Where a one-time link to a new password leads. Its secret stands in the fragment of the address and in the body of
 * the answer: no log of any server on the way holds it.
 */
@Controller('api/v1/password-reset')
@Public()
export class ResetController {
  constructor(@Inject(SERVICES) private readonly services: EdgeServices) {}

  @Get()
  ask(@Res() reply: FastifyReply): void {
    page(reply, 200, { done: false, code: '', wrong: [] });
  }

  /** JSON from a program is answered 204 or with a problem; the page's form with a page. */
  @Post()
  @RouteConfig(FILE_BODY)
  async take(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    if (type === FORM) return this.takeForm(await fieldsOf(body as Readable), request, reply);
    if (type !== undefined && type !== 'application/json') throw problem('unsupported-media-type');
    const given = resetPasswordBody.safeParse(body ?? {});
    if (!given.success)
      throw problem('invalid-request', { errors: partsOf(issuesToReasons(given.error.issues)) });
    const { code, newPassword } = given.data;
    const set = await this.services.passwords.reset(code, newPassword, request.ip);
    if (!set.ok) throw deskProblem(set, kindOf(set));
    void reply.code(204).send();
  }

  private async takeForm(
    fields: URLSearchParams,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const code = (fields.get('code') ?? '').trim();
    const newPassword = fields.get('newPassword') ?? '';
    const given = resetPasswordBody.safeParse({ code, newPassword });
    const wrong = given.success ? [] : issuesToReasons(given.error.issues).map(inForm);
    if (fields.get('again') !== newPassword) wrong.push(DIFFER);
    if (!given.success || wrong.length > 0) return page(reply, 400, { done: false, code, wrong });
    const set = await this.services.passwords.reset(code, newPassword, request.ip);
    if (set.ok) return page(reply, 200, { done: true });
    const { status } = deskProblem(set, kindOf(set));
    page(reply, status, { done: false, code, wrong: wordsOf(set) });
  }
}

type Refused = Extract<PasswordSet, { ok: false }>;

/** The link is at fault, or the new password. */
const kindOf = (set: Refused) =>
  set.kind === 'refused' && set.reasons.every(({ field }) => field !== '/newPassword')
    ? 'reset-link-unusable'
    : 'invalid-request';

const DIFFER = text('Kedua kata sandi baru berbeda.', 'The two new passwords differ.');
const FIELDS: Readonly<Record<string, Bilingual>> = {
  '/code': text('Kode: ', 'Code: '),
  '/newPassword': text('Kata sandi baru: ', 'New password: '),
};

function inForm({ field = '', text: words }: { field?: string; text: Bilingual }): Bilingual {
  const place = FIELDS[field] ?? text('');
  return text(`${place.id}${words.id}.`, `${place.en}${words.en}.`);
}

function wordsOf(set: Refused): Bilingual[] {
  if (set.kind === 'refused') return set.reasons.map(inForm);
  const { retryAfter } = set;
  return [
    text(
      `Terlalu banyak percobaan. Tunggu ${retryAfter} detik.`,
      `Too many attempts. Wait ${retryAfter} seconds.`,
    ),
  ];
}

/** @throws ApiProblem 413 for more than the form can hold */
async function fieldsOf(body: Readable): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_FORM) throw problem('payload-too-large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function page(reply: FastifyReply, status: number, shown: ResetPage): void {
  void reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
    })
    .send(resetPage(shown));
}
