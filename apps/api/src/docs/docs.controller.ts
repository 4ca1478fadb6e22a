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
      .send(this.page(language));
  }

  private page(language: Language): string {
    const known = this.pages.get(language);
    if (known !== undefined) return known;
    const base = this.env.PUBLIC_URL ?? `http://${this.env.HOST}:${this.env.PORT}`;
    const page = docsPage(openApiDocument(this.env), language, base);
    this.pages.set(language, page);
    return page;
  }
}
