import type { Projection, ProjectionWriter, Row, SealedEntry } from '@app/eventsourcing';
import type { ObligationEvent } from '@app/programme';
import { programmeEventsOf } from '../shared/programme-event.js';
import { noticesTables } from './notices.table.js';

type DataOf<T extends ObligationEvent['type']> = Extract<ObligationEvent, { type: T }>['data'];

/** Notices, and what became of them, each as of any position. */
export const noticesProjection: Projection = {
  name: 'notices',
  version: 1,
  tables: noticesTables,
  categories: ['obligation'],
  start: () => ({
    apply: async (entry, write) => {
      const events = programmeEventsOf(entry) as readonly ObligationEvent[];
      for (const [index, event] of events.entries()) await applyEvent(event, entry, index, write);
    },
    reset: () => undefined,
  }),
};

async function applyEvent(
  event: ObligationEvent,
  entry: SealedEntry,
  index: number,
  write: ProjectionWriter,
): Promise<void> {
  const { stream: obligation, at, position } = entry;
  switch (event.type) {
    case 'NoticeRaised':
      return raised(event.data, null, entry, write);
    case 'NoticeEscalated':
      return raised(event.data, event.data.why, entry, write);
    case 'NoticeHandedOver': {
      const { rung, channel, person, messageId: message } = event.data;
      return write.put('notice_hand_over', {
        obligation,
        rung,
        channel,
        person,
        message,
        at,
        handed: position,
      });
    }
    case 'NoticeFailed':
      return write.put('notice_failure', {
        obligation,
        version: entry.version,
        index,
        ...event.data,
        at,
        failed: position,
      });
    case 'NoticeAcknowledged':
      return write.put('notice_acknowledgement', {
        obligation,
        ...event.data,
        at,
        acknowledged: position,
      });
    case 'ObligationMet':
      return settled(entry, write, { status: 'met', settled_at: at, settled_by: event.data.by });
    case 'ObligationVoided': {
      const { why, by } = event.data;
      return settled(entry, write, { status: 'void', void_why: why, settled_at: at, settled_by: by });
    }
    case 'ObligationReopened':
      return settled(entry, write, { status: 'open' });
  }
}

async function raised(
  data: DataOf<'NoticeRaised'>,
  why: string | null,
  { stream: obligation, at, position, version }: SealedEntry,
  write: ProjectionWriter,
): Promise<void> {
  const { rung, due, mandatory, source, to } = data;
  // Nothing is known of a stream that begins: where a thousand fall due at once, a thousand look-ups less.
  const known = version === 1 ? null : await write.get('obligation_entry', { obligation });
  await write.put('obligation_entry', {
    obligation,
    ...identityOf(data),
    status: 'open',
    ...known,
    rung,
    due,
    entered: known?.entered ?? position,
  });
  await write.put('notice_entry', {
    obligation,
    rung,
    to_role: to.role,
    to_person: to.person,
    due,
    mandatory,
    why,
    source,
    raised_at: at,
    raised: position,
  });
}

function identityOf({ key, kind, subject, period, cluster, region, owner }: DataOf<'NoticeRaised'>): Row {
  return {
    key,
    kind,
    subject_category: subject.category,
    subject: subject.stream,
    subject_item: subject.item ?? null,
    period,
    cluster,
    region,
    owner_role: owner.role,
    owner_person: owner.person,
  };
}

/** @throws Error when nobody was told of it: the log is then not one that the decider wrote */
async function settled({ stream: obligation }: SealedEntry, write: ProjectionWriter, as: Row): Promise<void> {
  const known = await write.get('obligation_entry', { obligation });
  if (known === null) throw new Error(`notices: obligation ${obligation} was settled before a notice`);
  const open = { void_why: null, settled_at: null, settled_by: null };
  await write.put('obligation_entry', { ...known, ...open, ...as });
}
