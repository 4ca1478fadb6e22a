import { text } from '@app/contracts';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { negotiateLanguage } from '../http/language.js';
import type { ApiServices, ReadinessCheck } from '../services.js';
import { SERVICES } from '../services.js';
import { Public } from '../session/acting.js';

/** How long the checks may take together: a health check that hangs is no answer. */
const TIME_LIMIT = 5_000;

/** What watches over the server asks here. Nothing personal, no session. */
@Controller('health')
@Public()
export class HealthController {
  constructor(@Inject(SERVICES) private readonly services: ApiServices) {}

  /** The process runs and answers; nothing else is looked at. */
  @Get('live')
  live(@Res({ passthrough: true }) reply: FastifyReply): object {
    void reply.header('cache-control', 'no-store');
    return { status: 'live' };
  }

  /** Whether requests will be served, and if not, why. */
  @Get('ready')
  async ready(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const checks = await this.checks();
    const ok = checks.every((check) => check.ok);
    void reply.code(ok ? 200 : 503).headers({ 'cache-control': 'no-store', vary: 'accept, accept-language' });
    if (!wantsText(request.headers.accept)) return { status: ok ? 'ready' : 'not-ready', checks };
    const language = negotiateLanguage(request.headers['accept-language']);
    void reply.headers({ 'content-type': 'text/plain; charset=utf-8', 'content-language': language });
    return `${checks.map((check) => `${check.ok ? '+' : '-'} ${check.check}: ${check.text[language]}`).join('\n')}\n`;
  }

  private async checks(): Promise<readonly ReadinessCheck[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<readonly ReadinessCheck[]>((resolve) => {
      timer = setTimeout(() => resolve([unanswered]), TIME_LIMIT);
    });
    try {
      return await Promise.race([this.services.readiness().catch(() => [unanswered]), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

const unanswered: ReadinessCheck = {
  check: 'database',
  ok: false,
  text: text('Basis data tidak menjawab.', 'The database does not answer.'),
};

const wantsText = (accept: string | undefined): boolean => accept?.trim().startsWith('text/plain') ?? false;
