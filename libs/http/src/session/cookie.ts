import type { Env } from '@app/platform';

/** Whether browsers reach this server over https: then the cookie says so and travels over nothing else. */
export const isHttps = (env: Pick<Env, 'PUBLIC_URL'>): boolean =>
  env.PUBLIC_URL?.startsWith('https:') ?? false;

/** `__Host-` binds the cookie to this very host; browsers accept the prefix over https only. */
export const cookieName = (env: Pick<Env, 'PUBLIC_URL'>): string =>
  isHttps(env) ? '__Host-rumpun' : 'rumpun';

export function cookieOptions(env: Pick<Env, 'PUBLIC_URL'>, expiresAt?: string) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'strict' as const,
    secure: isHttps(env),
    ...(expiresAt === undefined ? {} : { expires: new Date(expiresAt) }),
  };
}
