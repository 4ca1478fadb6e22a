import type { Env } from '@app/platform';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem.js';
import type { EdgeServices } from '../services.js';
import { ENV, SERVICES } from '../services.js';
import { PUBLIC, rememberSignedIn } from './acting.js';
import { cookieName } from './cookie.js';

/** Lets a request pass that carries a living session of an account that may act. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(SERVICES) private readonly services: EdgeServices,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]))
      return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const name = cookieName(this.env);
    const token = request.cookies[name];
    const session = token === undefined ? null : await this.services.sessions.find(token);
    const acting = session === null ? null : await this.services.accounts.load(session.account);
    if (token === undefined || session === null || acting === null) {
      throw problem('unauthenticated', { headers: { 'www-authenticate': `Cookie cookie-name="${name}"` } });
    }
    rememberSignedIn(request, { acting, session, token });
    return true;
  }
}
