import type { Rung } from '@app/contracts';
import { rungs } from '@app/contracts';
import { getShortestPaths } from '@xstate/graph';
import fc from 'fast-check';
import { given, type Given } from '../../../eventsourcing/src/testing/given.js';
import { event as made } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { actorOf, uid } from '../testing/world.js';
import { type AnyObligationCommand, obligationDecider } from './decider.js';
import { type ObligationEvent, obligationEvents } from './events.js';
import { obligationLifecycle, obligationMachine } from './machine.js';
import { noticeCommandId, noticeMessageId, obligationStatusOf, obligationStreamId } from './state.js';
import { KEY, notice, OWNER, SUPERIOR } from './testing/notices.js';

type DataOf<T extends ObligationEvent['type']> = Extract<ObligationEvent, { type: T }>['data'];
const event = <T extends ObligationEvent['type']>(type: T, data: DataOf<T>) =>
  made(type, data) as unknown as Extract<ObligationEvent, { type: T }>;

const raised = event('NoticeRaised', notice());
const met = event('ObligationMet', { by: { stream: uid(0xc0), version: 12, type: 'MeetingHeld' } });
const voided = event('ObligationVoided', { why: 'suspended', by: null });
const handing = { rung: 'due', channel: 'email', person: OWNER, messageId: 'm-1' } as const;
const raise = (more = {}) => ({ type: 'raise-notice', data: { ...notice(), ...more } }) as const;
const handOver = { type: 'hand-over-notice', data: handing } as const;
const acknowledge = { type: 'acknowledge-notice', data: { rung: 'due' } } as const;

const on = (...history: Given<ObligationEvent>[]) => given(obligationDecider, history);

describe('raising a notice', () => {
  it('begins the stream, and comes once per rung', () => {
    on().when(raise()).then([raised]);
    on(raised).when(raise()).thenRefused('raise-notice-refused', ['rung-raised']);
    const overdue = notice({ rung: 'overdue' });
    on(raised)
      .when({ type: 'raise-notice', data: overdue })
      .then([event('NoticeRaised', overdue)]);
  });

  it('is refused once the obligation is met or void, and possible when it is open again', () => {
    const next = raise({ rung: 'overdue' });
    on(raised, met).when(next).thenRefused('raise-notice-refused', ['obligation-settled']);
    on(raised, voided).when(next).thenRefused('raise-notice-refused', ['obligation-settled']);
    const again = event('ObligationReopened', { by: null });
    on(raised, voided, again)
      .when(next)
      .then([event('NoticeRaised', notice({ rung: 'overdue' }))]);
  });

  it('does not come a second time after the obligation was open again', () => {
    on(raised, met, event('ObligationReopened', { by: null }))
      .when(raise())
      .thenRefused('raise-notice-refused', ['rung-raised']);
  });

  it('on another obligation’s stream is refused with every reason', () => {
    on(raised, met)
      .when(raise({ key: 'payment:x:-' }))
      .thenRefused('raise-notice-refused', ['other-key', 'obligation-settled', 'rung-raised']);
  });

  it('goes up the ladder as an escalation that says why', () => {
    const to = { role: 'coordinator', person: SUPERIOR } as const;
    const up = notice({ rung: 'escalated', to });
    on(raised)
      .when({ type: 'raise-notice', data: up })
      .then([event('NoticeEscalated', { ...up, why: 'overdue' })]);
    on(raised)
      .when({ type: 'raise-notice', data: { ...up, why: 'undeliverable' } })
      .then([event('NoticeEscalated', { ...up, why: 'undeliverable' })]);
  });
});

describe('handing a notice over', () => {
  const handed = event('NoticeHandedOver', handing);

  it('is recorded once per channel and person', () => {
    on(raised).when(handOver).then([handed]);
    on(raised, handed).when(handOver).thenRefused('hand-over-notice-refused', ['handed-over-already']);
    const inbox = { ...handing, channel: 'inbox' } as const;
    on(raised, handed)
      .when({ type: 'hand-over-notice', data: inbox })
      .then([event('NoticeHandedOver', inbox)]);
  });

  it('may be recorded after the obligation was met: it was on its way', () => {
    on(raised, met).when(handOver).then([handed]);
  });

  it('needs a notice that was raised', () => {
    on().when(handOver).thenRefused('obligation-unknown');
    on(event('NoticeRaised', notice({ rung: 'before' })))
      .when(handOver)
      .thenRefused('hand-over-notice-refused', ['rung-not-raised']);
  });

  it('that failed is counted by its attempts, each once', () => {
    const data = { rung: 'due', channel: 'email', person: OWNER, code: 'unreachable', attempt: 1 } as const;
    const failed = event('NoticeFailed', data);
    on(raised).when({ type: 'fail-notice', data }).then([failed]);
    on(raised, failed).when({ type: 'fail-notice', data }).thenNothing();
    const second = { ...data, attempt: 2 };
    const state = on(raised, failed)
      .when({ type: 'fail-notice', data: second })
      .then([event('NoticeFailed', second)]);
    expect(state.notices.due!.failed.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });
});

describe('acknowledging a notice', () => {
  const acknowledged = event('NoticeAcknowledged', { rung: 'due', person: OWNER });

  it('is for the person whom it was addressed to', () => {
    on(raised)
      .when(acknowledge, { actor: actorOf(OWNER) })
      .then([acknowledged]);
    on(raised)
      .when(acknowledge, { actor: actorOf(SUPERIOR) })
      .thenRefused('acknowledge-notice-refused', ['not-receiver']);
    on(raised)
      .when(acknowledge, { actor: { account: 'operator', person: null } })
      .thenRefused('acknowledge-notice-refused', ['not-receiver']);
  });

  it('is for everybody to whom a role’s notice was handed over', () => {
    const role = event('NoticeRaised', notice({ to: { role: 'monitor', person: null } }));
    const actor = actorOf(SUPERIOR);
    on(role).when(acknowledge, { actor }).thenRefused('acknowledge-notice-refused', ['not-receiver']);
    on(role, event('NoticeHandedOver', { ...handing, person: SUPERIOR }))
      .when(acknowledge, { actor })
      .then([event('NoticeAcknowledged', { rung: 'due', person: SUPERIOR })]);
  });

  it('twice changes nothing', () => {
    on(raised, acknowledged)
      .when(acknowledge, { actor: actorOf(OWNER) })
      .thenNothing();
  });
});

describe('settling an obligation', () => {
  const settle = (data: Extract<AnyObligationCommand, { type: 'settle-obligation' }>['data']) =>
    ({ type: 'settle-obligation', data }) as const;
  const by = { stream: uid(0xc0), version: 12, type: 'MeetingHeld' };

  it('records what the policy found, and nothing when it is so already', () => {
    on(raised)
      .when(settle({ state: 'met', by }))
      .then([met]);
    on(raised, met)
      .when(settle({ state: 'met', by: null }))
      .thenNothing();
    on(raised)
      .when(settle({ state: 'void', why: 'suspended', by: null }))
      .then([voided]);
    on(raised, voided)
      .when(settle({ state: 'open', by: null }))
      .then([event('ObligationReopened', { by: null })]);
    on(raised, met)
      .when(settle({ state: 'void', why: 'withdrawn', by: null }))
      .then([event('ObligationVoided', { why: 'withdrawn', by: null })]);
  });

  it('writes nothing about an obligation that nobody was reminded of', () => {
    on()
      .when(settle({ state: 'met', by }))
      .thenNothing();
  });
});

describe('the machine of an obligation', () => {
  it('has paths to every state and takes every event type somewhere', () => {
    const reached = getShortestPaths(obligationMachine).map(({ state }) => state.value);
    expect(new Set(reached)).toEqual(new Set(['open', 'met', 'void']));
    const taken = (type: string) =>
      ['open', 'met', 'void'].some((state) => obligationLifecycle.accepts(state, type));
    expect(obligationEvents.filter(({ type }) => !taken(type))).toEqual([]);
  });

  it('takes a log with the same rung twice, or a notice after the end, for corruption', () => {
    expect(() => on(raised, raised)).toThrow(LifecycleError);
    expect(() => on(raised, met, event('NoticeRaised', notice({ rung: 'overdue' })))).toThrow(LifecycleError);
    expect(() => on(event('NoticeHandedOver', handing))).toThrow(LifecycleError);
  });
});

describe('names', () => {
  it('of streams, commands and messages follow from the key, and differ with rung and person', () => {
    expect(obligationStreamId(KEY)).toBe('afeb84a1-3967-5a0f-828b-c328e2821c5b');
    expect(noticeCommandId(KEY, 'due')).not.toBe(noticeCommandId(KEY, 'overdue'));
    expect(noticeMessageId(KEY, 'due', OWNER)).not.toBe(noticeMessageId(KEY, 'due', SUPERIOR));
  });
});

describe('any order of commands', () => {
  const anyCommand = fc.oneof(
    fc.constantFrom(...rungs.codes).map((rung): AnyObligationCommand => raise({ rung })),
    fc
      .constantFrom<Rung[]>(...(rungs.codes as Rung[]))
      .map((rung): AnyObligationCommand => ({ type: 'hand-over-notice', data: { ...handing, rung } })),
    fc.constantFrom('met', 'open', 'void').map(
      (state) =>
        ({
          type: 'settle-obligation',
          data: { state, by: null, why: 'withdrawn' },
        }) as AnyObligationCommand,
    ),
  );

  it('raises a rung at most once, none while settled, and hands each over once', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        const history: ObligationEvent[] = [];
        for (const command of commands) {
          const spec = on(...history);
          const { decision } = spec.when(command);
          if (!decision.ok) continue;
          const raising = decision.events.some(({ type }) => /^Notice(Raised|Escalated)$/.test(type));
          if (raising) expect(obligationStatusOf(spec.state)).toBe('open');
          history.push(...decision.events);
        }
        const once = history
          .filter(({ type }) => /^Notice(Raised|Escalated|HandedOver)$/.test(type))
          .map(({ type, data }) => `${type === 'NoticeHandedOver'} ${(data as { rung: Rung }).rung}`);
        expect(new Set(once).size).toBe(once.length);
      }),
    );
  });
});
