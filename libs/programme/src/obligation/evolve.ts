import type { Rung } from '@app/contracts';
import type { EventMeta } from '@app/eventsourcing';
import { LifecycleError } from '../shared/machine.js';
import type { Notice, ObligationEvent } from './events.js';
import { obligationLifecycle } from './machine.js';
import type { ObligationState, RaisedNotice } from './state.js';

export const noObligation: ObligationState = {
  lifecycle: obligationLifecycle.initial,
  identity: null,
  notices: {},
  settled: null,
};

type EventOf<T extends ObligationEvent['type']> = Extract<ObligationEvent, { type: T }>;
type Raising = EventOf<'NoticeRaised' | 'NoticeEscalated'>;

/** @throws LifecycleError when the log holds what an obligation's life does not allow */
export function evolveObligation(
  state: ObligationState,
  event: ObligationEvent,
  meta: EventMeta,
): ObligationState {
  const lifecycle = obligationLifecycle.advance(state.lifecycle, event.type);
  const next = { ...state, lifecycle };
  switch (event.type) {
    case 'NoticeRaised':
    case 'NoticeEscalated':
      return raised(next, event, meta);
    case 'NoticeHandedOver': {
      const { rung, ...handed } = event.data;
      return changed(next, event.type, rung, ({ handedOver }) => ({
        handedOver: [...handedOver, { ...handed, at: meta.at }],
      }));
    }
    case 'NoticeFailed': {
      const { rung, ...failure } = event.data;
      return changed(next, event.type, rung, ({ failed }) => ({
        failed: [...failed, { ...failure, at: meta.at }],
      }));
    }
    case 'NoticeAcknowledged': {
      const { rung, person } = event.data;
      return changed(next, event.type, rung, ({ acknowledged }) => ({
        acknowledged: [...acknowledged, { person, at: meta.at }],
      }));
    }
    case 'ObligationMet':
      return { ...next, settled: { why: null, by: event.data.by, at: meta.at } };
    case 'ObligationVoided':
      return { ...next, settled: { ...event.data, at: meta.at } };
    case 'ObligationReopened':
      return { ...next, settled: null };
  }
}

function raised(state: ObligationState, event: Raising, meta: EventMeta): ObligationState {
  const why = event.type === 'NoticeEscalated' ? event.data.why : null;
  const notice = noticeOf(event);
  const { key, kind, subject, period, cluster, region, owner, rung } = notice;
  const same = state.identity === null || state.identity.key === key;
  if (!same || state.notices[rung] !== undefined) {
    throw new LifecycleError('obligation', state.lifecycle, `${event.type} of ${key} ${rung}`);
  }
  const entered: RaisedNotice = {
    notice,
    why,
    raisedAt: meta.at,
    handedOver: [],
    failed: [],
    acknowledged: [],
  };
  return {
    ...state,
    identity: { key, kind, subject, period, cluster, region, owner },
    notices: { ...state.notices, [rung]: entered },
  };
}

function noticeOf(event: Raising): Notice {
  if (event.type === 'NoticeRaised') return event.data;
  const { why: _, ...notice } = event.data;
  return notice;
}

function changed(
  state: ObligationState,
  type: string,
  rung: Rung,
  change: (before: RaisedNotice) => Partial<RaisedNotice>,
): ObligationState {
  const before = state.notices[rung];
  if (before === undefined) throw new LifecycleError('obligation', state.lifecycle, `${type} of ${rung}`);
  return { ...state, notices: { ...state.notices, [rung]: { ...before, ...change(before) } } };
}
