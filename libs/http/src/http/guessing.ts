import rateLimit from '@fastify/rate-limit';
import { text } from '@app/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from './problem.js';

/** Marks a route whose address is the secret: whoever tries addresses that lead nowhere is held up. */
export const SECRET_ADDRESS = { secretAddress: true } as const;

/** Wrong addresses that one network address may try within the window; a line cut by a mail program makes a few. */
export const MOST_MISSES = 30;
const WINDOW_MS = 60_000;

const isSecret = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { secretAddress?: boolean } | undefined)?.secretAddress === true;

/**
 * Counts, for each network address (of IPv6 its /64), how often it asked under a secret address that leads nowhere,
 * and refuses it once there were too many. Right addresses do not count: mail scanners and calendar services open
 * thousands from one place. The count is this process's own, and of a burst those under way still pass: the secrets
 * are long enough (128 bits and more), what is kept small is the work that guessing makes.
 */
export async function useGuessLimit(instance: FastifyInstance): Promise<void> {
  await instance.register(rateLimit, { global: false });
  const misses = instance.createRateLimit({ max: MOST_MISSES, timeWindow: WINDOW_MS });
  instance.addHook('onRequest', async (request) => {
    if (!isSecret(request)) return;
    const known = await misses(request, { increment: false });
    if (!known.isAllowed && known.remaining === 0) throw tooMany(known.ttlInSeconds);
  });
  // Before the answer leaves: whoever waits for it cannot ask again uncounted.
  instance.addHook('onSend', async (request, reply) => {
    if (reply.statusCode === 404 && isSecret(request)) await misses(request);
  });
}

function tooMany(seconds: number) {
  const retryAfter = Math.max(1, seconds);
  return problem('too-many-attempts', {
    detail: text(
      `Terlalu banyak tautan yang tidak berlaku dibuka dari jaringan ini. Coba lagi dalam ${retryAfter} detik.`,
      `Too many links that are not valid were opened from this network. Try again in ${retryAfter} seconds.`,
    ),
    headers: { 'retry-after': String(retryAfter) },
    members: { retryAfter },
  });
}
