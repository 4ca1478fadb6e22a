import type { ActingAccount } from '@app/access';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What the guard found about who asks. */
export interface SignedIn {
  readonly acting: ActingAccount;
  /** When the session or the API token ends at the latest. */
  readonly expiresAt: string;
  /** The session's token, or the API token: its `rpn_` tells it apart. */
  readonly token: string;
}

const KEY = Symbol('signed in');

export function rememberSignedIn(request: FastifyRequest, signedIn: SignedIn): void {
  (request as unknown as Record<symbol, SignedIn>)[KEY] = signedIn;
}

/** Who asks, in a route that is not public. */
export const Who = createParamDecorator((_data: unknown, context: ExecutionContext): SignedIn => {
  const request = context.switchToHttp().getRequest<Record<symbol, SignedIn | undefined>>();
  const signedIn = request[KEY];
  if (signedIn === undefined) throw new Error('@Who() in a public route');
  return signedIn;
});

export const PUBLIC = 'rumpun:public';
/** A route that needs no session. */
export const Public = () => SetMetadata(PUBLIC, true);

export const SESSION_ONLY = 'rumpun:session-only';
/** A route that no API token opens: a token that got about must not make another or change the password. */
export const SessionOnly = () => SetMetadata(SESSION_ONLY, true);
