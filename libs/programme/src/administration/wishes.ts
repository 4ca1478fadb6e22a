import type { NoticeChannel, NoticePreferences, NoticeWish, ObligationKind, Rung } from '@app/contracts';

/** What a person wishes who never said anything. SMS costs money for each message: nobody gets one unasked. */
export const DEFAULT_PREFERENCES: NoticePreferences = {
  channels: { email: 'at-once', webhook: 'at-once', gateway: 'off' },
  digestAt: '07:00',
  zone: 'WIB',
  unsubscribed: [],
};

/** A notice as far as a wish depends on it. */
export interface WishedNotice {
  readonly channel: NoticeChannel;
  readonly kind: ObligationKind;
  readonly rung: Rung;
  /** Whether the person may be left without it. */
  readonly mandatory: boolean;
}

/**
 * How a notice goes out to a person on a channel that they have.
 *
 * The inbox is always on. `off` and `unsubscribed` concern what is not mandatory; a mandatory notice goes into the
 * digest where a channel is off, except on the gateway, where only an escalation does. What went up the ladder waits
 * for no digest.
 *
 * @param preferences null when they never said anything
 */
export function wishFor(
  preferences: NoticePreferences | null,
  { channel, kind, rung, mandatory }: WishedNotice,
): NoticeWish {
  if (channel === 'inbox') return 'at-once';
  const { channels, unsubscribed } = preferences ?? DEFAULT_PREFERENCES;
  const wish = channels[channel];
  const escalation = rung === 'escalated' || rung === 'escalated-again';
  const declined = wish === 'off' || (!mandatory && unsubscribed.includes(kind));
  if (declined && (!mandatory || (channel === 'gateway' && !escalation))) return 'off';
  if (escalation) return 'at-once';
  return declined ? 'digest' : wish;
}
