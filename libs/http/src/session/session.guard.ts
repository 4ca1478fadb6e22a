import type { Env } from '@app/platform';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem.js';
import type { EdgeServices } from '../services.js';
import { ENV, SERVICES } from '../services.js';
import type { SignedIn } from './acting.js';
import { PUBLIC, rememberSignedIn, SESSION_ONLY } from './acting.js';
import { bearerOf, signedInByToken } from './bearer.js';
import { cookieName } from './cookie.js';

/** Lets a request pass that carries a living session, or an API token, of an account that may act. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(SERVICES) private readonly services: EdgeServices,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.marked(PUBLIC, context)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const bearer = bearerOf(request);
    // Never both: whoever shows a token is asked for no origin, and must not act by a browser's cookie.
    const signedIn =
      bearer === null
        ? await this.bySession(request)
        : await signedInByToken(this.services, request, bearer, this.marked(SESSION_ONLY, context));
    rememberSignedIn(request, signedIn);
    return true;
  }

  private async bySession(request: FastifyRequest): Promise<SignedIn> {
    const name = cookieName(this.env);
    const token = request.cookies[name];
    const session = token === undefined ? null : await this.services.sessions.find(token);
    const acting = session === null ? null : await this.services.accounts.load(session.account);
    if (token === undefined || session === null || acting === null) {
      throw problem('unauthenticated', { headers: { 'www-authenticate': `Cookie cookie-name="${name}"` } });
    }
    return { acting, expiresAt: session.expiresAt, token };
  }

  private marked(key: string, context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean>(key, [context.getHandler(), context.getClass()]) ?? false
    );
  }
}
