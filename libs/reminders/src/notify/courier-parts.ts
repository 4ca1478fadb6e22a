import type { CommandService, StateLoader } from '@app/application';
import type { Channel, HandOverFailure } from '@app/channels';
import type { NoticeChannel } from '@app/contracts';
import type { Logger } from '@app/platform';
import type { DeliveryTable } from '../agenda/delivery-table.js';
import type { Links, Wording } from './message.js';

export interface CourierParts {
  readonly deliveries: DeliveryTable;
  readonly loader: StateLoader;
  readonly commands: Pick<CommandService, 'executeInternal'>;
  /** Those that this installation has; the inbox needs none. */
  readonly channels: Readonly<Partial<Record<NoticeChannel, Channel>>>;
  readonly wording: Wording;
  /** null where no public address is known: messages then point nowhere. */
  readonly links: Links | null;
  /** A demo's messages say that they are made up. */
  readonly synthetic: boolean;
  readonly log: Logger;
  /**
   * How long a worker that says nothing keeps its deliveries, in milliseconds: longer than a channel may take for one
   * batch; 300,000 by default.
   */
  readonly leaseMs?: number;
}

const MINUTE_MS = 60_000;
/** Attempts before a delivery is given up: the last comes some nine hours after the first. */
const ATTEMPTS = 10;
/** Where a message may have arrived, it is sent twice more and no oftener. */
const DOUBTFUL_ATTEMPTS = 3;

/**
 * @param attempt the one that failed, from 1
 * @returns milliseconds until the next attempt, doubling from one minute; null when there is none
 */
export function retryAfter(
  { code, permanent, retryAfter: asked }: HandOverFailure,
  attempt: number,
): number | null {
  const attempts = code === 'outcome-unknown' ? DOUBTFUL_ATTEMPTS : ATTEMPTS;
  if (permanent || attempt >= attempts) return null;
  return Math.max(MINUTE_MS * 2 ** (attempt - 1), (asked ?? 0) * 1000);
}
