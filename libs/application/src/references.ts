import type { Reason } from '@app/eventsourcing';

/** A field of a command that names a stream: unknown ids are refused by the field's name. */
interface Reference {
  /** Path into the data; `*` stands for every element of a list. */
  readonly path: string;
  readonly category: 'person' | 'cluster' | 'forum' | 'agreement' | 'survey';
}

const person = (path: string): Reference => ({ path, category: 'person' });
const meeting = [person('attendees.*'), person('actions.*.owner')];
const parties = [person('terms.cluster.signatory'), person('terms.partner.signatory')];
const comparedWaves: readonly Reference[] = [{ path: 'compare.*.survey', category: 'survey' }];

/** The references that a decider cannot check from its own stream. */
const references: Readonly<Record<string, readonly Reference[]>> = {
  'seat-member': [person('person')],
  'record-alignment': [person('attendees.*')],
  'agree-mechanism': [person('coordinator')],
  'record-decree': [person('roster.*')],
  'report-honorarium': [person('person')],
  'record-meeting': [...meeting, { path: 'clusters.*', category: 'cluster' }],
  'record-supervision': [{ path: 'cluster', category: 'cluster' }],
  'enrol-cluster': [{ path: 'forum', category: 'forum' }],
  'seat-representative': [person('person')],
  'record-fkak-alignment': [person('attendees.*')],
  'agree-fkak-mechanism': [person('coordinator')],
  'record-fkak-meeting': [...meeting, { path: 'clusters.*', category: 'cluster' }],
  'draft-agreement': [{ path: 'cluster', category: 'cluster' }, ...parties],
  'revise-terms': parties,
  'record-accompaniment': [person('member')],
  'open-cycle': [{ path: 'cluster', category: 'cluster' }],
  'plan-correction': [person('owner')],
  'open-account': [person('person')],
  'open-wave': [{ path: 'cluster', category: 'cluster' }],
  'enter-claim': comparedWaves,
  'revise-claim': comparedWaves,
  'record-answers': [{ path: 'survey', category: 'survey' }],
};

interface Found {
  readonly pointer: string;
  readonly value: string;
}

function collect(value: unknown, path: readonly string[], pointer: string): Found[] {
  if (path.length === 0) return typeof value === 'string' ? [{ pointer, value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  const [head, ...rest] = path as [string, ...string[]];
  if (head === '*') {
    return (value as unknown[]).flatMap((item, index) => collect(item, rest, `${pointer}/${index}`));
  }
  return collect((value as Record<string, unknown>)[head], rest, `${pointer}/${head}`);
}

/**
 * @param exists whether a stream of that category is in the log
 * @returns a reason for every id that names nothing
 */
export async function unknownReferences(
  command: string,
  data: unknown,
  exists: (category: string, id: string) => Promise<boolean>,
): Promise<Reason[]> {
  const reasons: Reason[] = [];
  for (const { path, category } of references[command] ?? []) {
    for (const { pointer, value } of collect(data, path.split('.'), '')) {
      if (await exists(category, value)) continue;
      reasons.push({
        code: 'unknown-id',
        field: pointer,
        text: { id: `Tidak ada ${category} dengan id ini`, en: `There is no ${category} with this id` },
        params: { category, id: value },
      });
    }
  }
  return reasons;
}
