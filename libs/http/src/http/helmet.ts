import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { Env } from '@app/platform';
import { isHttps } from '../session/cookie.js';

/** Headers that keep a browser from doing with our answers what we did not mean. Pages add their own sources. */
export function helmetOptions(env: Pick<Env, 'PUBLIC_URL'>): FastifyHelmetOptions {
  const https = isHttps(env);
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    // Over plain http the header is ignored at best and locks a test machine out at worst.
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  };
}
