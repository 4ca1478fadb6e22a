import { createHash } from 'node:crypto';
import type { Env } from '@app/platform';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../http/language.js';
import { languages, negotiateLanguage } from '../http/language.js';
import { openApiDocument } from '../openapi/document.js';
import { ENV } from '../services.js';
import { Public } from '../session/acting.js';
import { docsPage } from './page.js';
import { style } from './style.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
/** The page's one style sheet is named by its hash; nothing else may load or run. */
const POLICY = `default-src 'none'; style-src 'sha256-${sha256(style)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Stands in a kept page for the address under which it is read. */
const BASE = '%base%';
/** A host as the Host header may name it, and nothing that could be markup. */
const HOST = /^[A-Za-z0-9.:[\]-]{1,255}$/;

/** The API's documentation, at the root until the web pages are there. */
@Controller()
@Public()
export class DocsController {
  private readonly pages = new Map<Language, string>();

  constructor(@Inject(ENV) private readonly env: Env) {}

  @Get()
  show(@Query('lang') wanted: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const language =
      languages.find((each) => each === wanted) ?? negotiateLanguage(request.headers['accept-language']);
    void reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-language': language,
        'content-security-policy': POLICY,
        'cache-control': 'no-cache',
        vary: 'accept-language',
      })
      .send(this.page(language).replaceAll(BASE, this.baseOf(request)));
  }

  /** As the reader reached it: the port may have been chosen by the system, the host by a proxy. */
  private baseOf({ protocol, headers }: FastifyRequest): string {
    if (this.env.PUBLIC_URL !== undefined) return this.env.PUBLIC_URL;
    const host = HOST.test(headers.host ?? '') ? headers.host! : `${this.env.HOST}:${this.env.PORT}`;
    return `${protocol}://${host}`;
  }

  private page(language: Language): string {
    const known = this.pages.get(language) ?? docsPage(openApiDocument(this.env), language, BASE);
    this.pages.set(language, known);
    return known;
  }
}
