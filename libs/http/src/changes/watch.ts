import { setTimeout as pause } from 'node:timers/promises';
import { type ActingAccount, sees } from '@app/access';
import type { EdgeServices } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import type { ChangePages, PlacedChange } from './change-pages.js';

/** Proxies close what is silent: a word at least this often, in milliseconds. */
const BEAT_MS = 15_000;
/** How long a browser waits before it comes back, in milliseconds. */
const RETRY_MS = 2_000;
/** A replica that lags behind what was told. */
const BEHIND_MS = 20;

type WatchServices = Pick<EdgeServices, 'accounts' | 'listener' | 'sessions' | 'tokens'>;

/**
 * What changes, as a stream of server-sent events (HTML standard, section 9.2). The id of an event is its position: who
 * comes back with it gets exactly what followed. A frame without data moves the id past entries that the reader may
 * not see.
 *
 * @param position of the last entry that the reader knows
 * @param signal ends it
 */
export async function* watch(
  services: WatchServices,
  pages: ChangePages,
  { token, acting: first }: SignedIn,
  position: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  yield `retry: ${RETRY_MS}\nid: ${position}\n\n`;
  let acting = first;
  for (let at = position; !signal.aborted;) {
    const page = await pages.after(at);
    if (page.length === 0) {
      if (await news(services, at, signal)) continue;
    }
    at = page.at(-1)?.change.position ?? at;
    // Roles and sessions end while somebody watches.
    const now = await stillActing(services, token);
    if (now === null) return yield 'event: signed-out\ndata: {}\n\n';
    acting = now;
    const frames = page.filter((each) => isVisible(acting, each)).map(({ change }) => frame(change));
    yield `${frames.join('')}id: ${at}\n\n`;
  }
}

/** @returns whether there may be more than what was read; false when it is time for a word */
async function news({ listener }: WatchServices, at: number, signal: AbortSignal): Promise<boolean> {
  if (listener.position <= at) return listener.waitForNews(BEAT_MS, signal);
  await pause(BEHIND_MS, undefined, { signal }).catch(() => undefined);
  return true;
}

async function stillActing(
  { accounts, sessions, tokens }: WatchServices,
  token: string,
): Promise<ActingAccount | null> {
  if (token.startsWith('rpn_')) return (await tokens.find(token))?.acting ?? null;
  const session = await sessions.find(token);
  return session === null ? null : accounts.load(session.account);
}

const isVisible = (acting: ActingAccount, { change, target }: PlacedChange): boolean =>
  target !== null && sees(acting, change.category, target);

const frame = (change: PlacedChange['change']): string =>
  `id: ${change.position}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;
