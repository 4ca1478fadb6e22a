import type { NoticePreferences, NoticeWish, Rung } from '@app/contracts';
import { noticeChannels, noticeWishes, obligationKinds, pushChannels, rungs } from '@app/contracts';
import fc from 'fast-check';
import { DEFAULT_PREFERENCES, type WishedNotice, wishFor } from './wishes.js';

type Answers = readonly [normal: NoticeWish, normalUp: NoticeWish, must: NoticeWish, mustUp: NoticeWish];

const asked = (preferences: NoticePreferences | null, notice: Partial<WishedNotice>) =>
  wishFor(preferences, { channel: 'email', kind: 'payment', rung: 'due', mandatory: false, ...notice });

/** Not mandatory on the due date, and escalated; the same two of a mandatory one. */
const four = (preferences: NoticePreferences | null, channel: WishedNotice['channel']): Answers => [
  asked(preferences, { channel }),
  asked(preferences, { channel, rung: 'escalated' }),
  asked(preferences, { channel, mandatory: true }),
  asked(preferences, { channel, mandatory: true, rung: 'escalated' }),
];

const wishing = (
  wish: NoticeWish,
  unsubscribed: NoticePreferences['unsubscribed'] = [],
): NoticePreferences => ({
  ...DEFAULT_PREFERENCES,
  channels: { email: wish, webhook: wish, gateway: wish },
  unsubscribed,
});

const now = 'at-once';
const table: readonly (readonly [string, NoticePreferences | null, Answers, Answers])[] = [
  // Nothing said: e-mail and webhook at once, a gateway only for a mandatory notice that went up the ladder.
  ['nothing', null, [now, now, now, now], ['off', 'off', 'off', now]],
  ['at once', wishing('at-once'), [now, now, now, now], [now, now, now, now]],
  ['the digest', wishing('digest'), ['digest', now, 'digest', now], ['digest', now, 'digest', now]],
  ['off', wishing('off'), ['off', 'off', 'digest', now], ['off', 'off', 'off', now]],
  [
    'at once, but not this kind',
    wishing('at-once', ['payment']),
    ['off', 'off', now, now],
    ['off', 'off', now, now],
  ],
  [
    'the digest, but not this kind',
    wishing('digest', ['payment']),
    ['off', 'off', 'digest', now],
    ['off', 'off', 'digest', now],
  ],
  [
    'at once, but not another kind',
    wishing('at-once', ['deliverable']),
    [now, now, now, now],
    [now, now, now, now],
  ],
];

describe('what a person wishes', () => {
  it.each(table)('%s: by e-mail and webhook', (_, preferences, mail) => {
    expect(four(preferences, 'email')).toEqual(mail);
    expect(four(preferences, 'webhook')).toEqual(mail);
  });

  it.each(table)('%s: by SMS or WhatsApp', (_, preferences, _mail, gateway) => {
    expect(four(preferences, 'gateway')).toEqual(gateway);
  });

  it.each(table)('%s: the inbox is on', (_, preferences) => {
    expect(four(preferences, 'inbox')).toEqual([now, now, now, now]);
  });
});

describe('whatever a person wishes', () => {
  const wish = fc.constantFrom(...noticeWishes.codes);
  const preferences = fc.option(
    fc.record({
      channels: fc.record({ email: wish, webhook: wish, gateway: wish }),
      digestAt: fc.constant('07:00'),
      zone: fc.constant('WIB' as const),
      unsubscribed: fc.subarray([...obligationKinds.codes]),
    }),
  );
  const kind = fc.constantFrom(...obligationKinds.codes);
  const higher: readonly Rung[] = ['escalated', 'escalated-again'];

  it('what is mandatory reaches every e-mail and webhook, and an escalation never waits for a digest', () => {
    fc.assert(
      fc.property(preferences, kind, fc.constantFrom(...rungs.codes), (wishes, of, rung) => {
        for (const channel of noticeChannels.codes) {
          const must = wishFor(wishes, { channel, kind: of, rung, mandatory: true });
          if (channel !== 'gateway') expect(must).not.toBe('off');
          if (higher.includes(rung)) expect(must).toBe('at-once');
          const may = wishFor(wishes, { channel, kind: of, rung, mandatory: false });
          if (higher.includes(rung)) expect(may).not.toBe('digest');
        }
      }),
    );
  });

  it('a channel that is off stays silent about what is not mandatory', () => {
    fc.assert(
      fc.property(preferences, kind, fc.constantFrom(...rungs.codes), (wishes, of, rung) => {
        const silent = pushChannels.codes.filter((channel) => wishes?.channels[channel] === 'off');
        const heard = silent.map((channel) => wishFor(wishes, { channel, kind: of, rung, mandatory: false }));
        expect(new Set(heard).size).toBeLessThanOrEqual(1);
        if (silent.length > 0) expect(heard[0]).toBe('off');
      }),
    );
  });
});
