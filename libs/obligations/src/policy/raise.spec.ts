import type { Rung } from '@app/contracts';
import { obligationDecider, type ObligationEvent } from '@app/programme';
import { given } from '../../../eventsourcing/src/testing/given.js';
import { enrol, formForum } from '../../../programme/src/testing/journey.js';
import { World } from '../../../programme/src/testing/world.js';
import { ofKind } from '../testing/derive.js';
import { superiorsOf } from './ladder.js';
import { noticeOf, rungsToRaise, settlementFor } from './raise.js';

const PERSON = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a01';
/** Due 7 April, overdue from the 13th, escalated on the 14th and 21st. */
const evidence = () => ofKind(enrol(formForum(new World())), 'cycle-evidence')[0]!;
const raise = (day: string, ...raised: Rung[]) =>
  rungsToRaise(evidence(), new Set(raised), day).map(({ rung }) => rung);

describe('the rungs of a day', () => {
  it('are raised each on its day, once', () => {
    expect(raise('2026-04-01')).toEqual([]);
    expect(raise('2026-04-02')).toEqual(['before']);
    expect(raise('2026-04-03', 'before')).toEqual([]);
    expect(raise('2026-04-07', 'before')).toEqual(['due']);
    expect(raise('2026-04-14', 'before', 'due', 'overdue')).toEqual(['escalated']);
  });

  it('after a standstill say to each only the highest that has come', () => {
    expect(raise('2026-04-13', 'before')).toEqual(['overdue']);
    expect(raise('2026-05-01')).toEqual(['overdue', 'escalated', 'escalated-again']);
    expect(raise('2026-05-01', 'overdue')).toEqual(['escalated', 'escalated-again']);
  });

  it('are none once it is met', () => {
    expect(rungsToRaise({ ...evidence(), state: 'met' }, new Set(), '2026-05-01')).toEqual([]);
  });
});

describe('who hears of it above the owner', () => {
  it('is never the owner again, and always somebody', () => {
    const roles = (owner: Parameters<typeof superiorsOf>[0], coordinator: string | null) =>
      superiorsOf(owner, coordinator).map(({ role }) => role);
    expect(roles({ role: 'monitor', person: null }, PERSON)).toEqual(['coordinator', 'manager']);
    expect(roles({ role: 'coordinator', person: PERSON }, PERSON)).toEqual(['manager', 'admin']);
    expect(roles({ role: 'fpk-member', person: PERSON }, PERSON)).toEqual(['manager', 'admin']);
    expect(roles({ role: 'manager', person: null }, PERSON)).toEqual(['coordinator', 'admin']);
    expect(roles({ role: 'manager', person: null }, null)).toEqual(['admin']);
  });
});

describe('what the stream of an obligation is told', () => {
  const raised = () => {
    const obligation = evidence();
    const data = noticeOf(obligation, obligation.ladder[0]!);
    return { obligation, history: [{ type: 'NoticeRaised', schema: 1, data } as ObligationEvent] };
  };
  const stream = (...history: ObligationEvent[]) => given(obligationDecider, history).state;

  it('is nothing where nobody was reminded, or where it knows', () => {
    const { obligation, history } = raised();
    expect(settlementFor({ ...obligation, state: 'met' }, stream())).toBeNull();
    expect(settlementFor(obligation, stream(...history))).toBeNull();
  });

  it('is what became of it, and that it is gone when its fact was taken back', () => {
    const { obligation, history } = raised();
    const by = { stream: PERSON, version: 3, type: 'CycleSubmitted' };
    expect(settlementFor({ ...obligation, state: 'met', settledBy: by }, stream(...history))).toEqual({
      type: 'settle-obligation',
      data: { state: 'met', by },
    });
    expect(settlementFor(undefined, stream(...history))).toEqual({
      type: 'settle-obligation',
      data: { state: 'void', why: 'no-longer-due', by: null },
    });
    const met = { type: 'ObligationMet', schema: 1, data: { by } } as ObligationEvent;
    expect(settlementFor(obligation, stream(...history, met))).toEqual({
      type: 'settle-obligation',
      data: { state: 'open', by: null },
    });
  });

  it('is taken by the decider as it is', () => {
    const { obligation, history } = raised();
    const command = settlementFor({ ...obligation, state: 'void', why: 'withdrawn' }, stream(...history))!;
    given(obligationDecider, history)
      .when(command)
      .then([{ type: 'ObligationVoided', schema: 1, data: { why: 'withdrawn', by: null } }]);
    for (const rung of obligation.ladder) {
      const { decision } = given(obligationDecider).when({
        type: 'raise-notice',
        data: noticeOf(obligation, rung),
      });
      expect(decision.ok).toBe(true);
    }
  });
});
