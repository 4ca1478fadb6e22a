import type { Answer } from '@app/contracts';
import type { DomainEvent, SealedEntry } from '@app/eventsourcing';
import type { ImportEvent, ResponseEvent, SurveyEvent } from '@app/programme';
import { dayIn, zoneOf } from '@app/programme';
import type {
  AnswersWhere,
  CountedItem,
  ImportEntry,
  NamedEntry,
  PanelEntry,
  ResponseEntry,
  WaveEntry,
} from '../../findings/findings-rows.js';

/** What the read models of findings must say of a log. */
export interface Findings {
  /** In the order of opening. */
  readonly waves: readonly WaveEntry[];
  /** By survey; only those that have counts. */
  readonly counts: ReadonlyMap<string, readonly CountedItem[]>;
  /** Those that count, by survey and respondent. */
  readonly responses: readonly ResponseEntry[];
  readonly imports: readonly ImportEntry[];
}

interface Fact<E extends DomainEvent> {
  readonly event: E;
  readonly entry: SealedEntry;
}

const of = <E extends DomainEvent>(entries: readonly SealedEntry[], category: string): Fact<E>[] =>
  entries
    .filter((entry) => entry.category === category)
    .flatMap((entry) => entry.events.map((event) => ({ event: event as E, entry })));

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

const byStream = <E extends DomainEvent>(facts: readonly Fact<E>[]): Fact<E>[][] => [
  ...grouped(facts, ({ entry }) => entry.stream).values(),
];

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Worked out from the bare log, every answer counted one by one. */
export function bruteFindings(entries: readonly SealedEntry[]): Findings {
  const closings = new Map(
    of<SurveyEvent>(entries, 'survey').flatMap(({ event, entry }) =>
      event.type === 'WaveClosed' ? [[entry.stream, entry.position] as const] : [],
    ),
  );
  const imports = byStream(of<ImportEvent>(entries, 'import')).map((facts) => importOf(facts, closings));
  const all = byStream(of<ResponseEvent>(entries, 'response'));
  const counting = all.flatMap((facts) => countingOf(facts, imports));
  const responses = counting.map((each) => responseOf(each, closings));
  responses.sort((a, b) => before(a.survey, b.survey) || before(a.respondent, b.respondent));
  const waves = byStream(of<SurveyEvent>(entries, 'survey')).map((facts) => {
    const wave = waveOf(facts);
    const respondents = responses.filter(({ survey }) => survey === wave.survey).length;
    return { ...wave, respondents, restated: restatedOf(wave, entries, imports) };
  });
  const counts = grouped(responses, ({ survey }) => survey);
  return {
    waves,
    counts: new Map([...counts].map(([survey, own]) => [survey, itemsOf(own)] as const)),
    responses,
    imports: imports.map(({ entry }) => entry),
  };
}

interface Import {
  readonly entry: ImportEntry;
  /** Position of the commit. */
  readonly committed: number | null;
}

function importOf(facts: readonly Fact<ImportEvent>[], closings: ReadonlyMap<string, number>): Import {
  const checks = facts.flatMap(({ event }) => (event.type === 'ImportChecked' ? [event.data] : []));
  const last = facts.at(-1)!;
  const { stream } = last.entry;
  const status = last.event.type.slice('Import'.length).toLowerCase() as ImportEntry['status'];
  const file = checks.at(-1)!;
  const committed = status === 'committed' ? last.entry.position : null;
  const late = committed !== null && committed > (closings.get(file.survey) ?? Infinity);
  return { entry: { import: stream, ...file, status, late, enrolled: facts[0]!.entry.position }, committed };
}

/** A response that counts: its last recording and the corrections since, and where it began to count. */
interface Counting {
  readonly recorded: Fact<Extract<ResponseEvent, { type: 'AnswersRecorded' }>>;
  readonly corrections: readonly Fact<Extract<ResponseEvent, { type: 'AnswersCorrected' }>>[];
  readonly since: number;
}

function countingOf(facts: readonly Fact<ResponseEvent>[], imports: readonly Import[]): Counting[] {
  const last = facts.findLastIndex(({ event }) => event.type === 'AnswersRecorded');
  const after = facts.slice(last + 1);
  if (after.some(({ event }) => event.type === 'ResponseWithdrawn')) return [];
  const recorded = facts[last] as Counting['recorded'];
  const { import: source } = recorded.event.data;
  const committed =
    source === null ? -1 : (imports.find(({ entry }) => entry.import === source)?.committed ?? null);
  if (committed === null) return [];
  const since = Math.max(committed, recorded.entry.position);
  return [{ recorded, corrections: after as Counting['corrections'], since }];
}

function responseOf(
  { recorded, corrections, since }: Counting,
  closings: ReadonlyMap<string, number>,
): ResponseEntry {
  const { survey, respondent, answeredOn, answers, import: source, row } = recorded.event.data;
  const closed = closings.get(survey) ?? Infinity;
  return {
    response: recorded.entry.stream,
    survey,
    respondent,
    answeredOn,
    answers: corrections.at(-1)?.event.data.answers ?? answers,
    import: source,
    row,
    late: since > closed || corrections.some(({ entry }) => entry.position > closed),
    corrections: corrections.length,
  };
}

function waveOf(facts: readonly Fact<SurveyEvent>[]): WaveEntry {
  const { event, entry } = facts[0]! as Fact<Extract<SurveyEvent, { type: 'WaveOpened' }>>;
  const populations = facts.flatMap((each) =>
    'population' in each.event.data ? [each.event.data.population] : [],
  );
  const closing = facts.find((each) => each.event.type === 'WaveClosed');
  const withdrawn = facts.some((each) => each.event.type === 'WaveWithdrawn');
  const { region, ...data } = event.data;
  return {
    ...data,
    survey: entry.stream,
    region,
    population: populations.at(-1)!,
    status: withdrawn ? 'withdrawn' : closing === undefined ? 'open' : 'closed',
    closedOn: closing === undefined ? null : dayIn(zoneOf(region), closing.entry.effectiveAt),
    closedAt: closing?.entry.position ?? null,
    enrolled: entry.position,
    respondents: 0,
    restated: null,
  };
}

/** Answers, corrections and withdrawals after the closing; a commit brings as many answers as it lets count. */
function restatedOf(
  { survey, closedAt }: WaveEntry,
  entries: readonly SealedEntry[],
  imports: readonly Import[],
): WaveEntry['restated'] {
  if (closedAt === null) return null;
  const late = entries
    .filter(({ position }) => position > closedAt)
    .map((entry) => ({ entry, n: lateIn(entry) }));
  const found = late.filter(({ n }) => n > 0);
  if (found.length === 0) return null;
  const total = found.reduce((sum, { n }) => sum + n, 0);
  return { since: found[0]!.entry.position, entries: total, closedAt };

  function lateIn(entry: SealedEntry): number {
    const { type, data } = entry.events[0]! as ResponseEvent | ImportEvent;
    if (type === 'ImportCommitted') return data.survey === survey ? rowsAt(entry) : 0;
    if (entry.category !== 'response' || (data as { survey: string }).survey !== survey) return 0;
    if (type !== 'AnswersRecorded' || data.import === null) return 1;
    const committed = imports.find((each) => each.entry.import === data.import)?.committed ?? Infinity;
    return (committed ?? Infinity) < entry.position ? 1 : 0;
  }

  /** Rows that a commit lets count. */
  function rowsAt({ stream, position }: SealedEntry): number {
    const until = entries.filter((entry) => entry.position <= position);
    const all = byStream(of<ResponseEvent>(until, 'response'));
    const counting = all.flatMap((facts) => countingOf(facts, imports));
    return counting.filter(({ recorded }) => recorded.event.data.import === stream).length;
  }
}

function itemsOf(responses: readonly ResponseEntry[]): CountedItem[] {
  const items = new Map<string, { codes: Record<string, number>; missing: Record<string, number> }>();
  const count = (of: Record<string, number>, code: string): void => {
    of[code] = (of[code] ?? 0) + 1;
  };
  const add = (answer: Answer): void => {
    if ('names' in answer) return;
    const item = items.get(answer.item) ?? { codes: {}, missing: {} };
    items.set(answer.item, item);
    if ('code' in answer) count(item.codes, answer.code);
    else count(item.missing, answer.missing);
  };
  responses.forEach(({ answers }) => answers.forEach(add));
  return [...items].map(([item, counts]) => ({ item, ...counts })).sort((a, b) => before(a.item, b.item));
}

const ofWave = ({ responses }: Findings, survey: string): ResponseEntry[] =>
  responses.filter((response) => response.survey === survey);

const codeAt = ({ answers }: ResponseEntry, item: string): string | null => {
  const given = answers.find((answer) => answer.item === item);
  return given !== undefined && 'code' in given ? given.code : null;
};

/** @returns who was in both waves, and how they moved: `item from to` → respondents */
export function brutePanel(
  findings: Findings,
  earlier: string,
  later: string,
): Pick<PanelEntry, 'both' | 'onlyBefore' | 'onlyAfter'> & {
  readonly moves: Readonly<Record<string, number>>;
} {
  const [first, second] = [ofWave(findings, earlier), ofWave(findings, later)];
  const pairs = first.flatMap((one) =>
    second.filter((other) => other.respondent === one.respondent).map((other) => [one, other] as const),
  );
  const moves: Record<string, number> = {};
  for (const [one, other] of pairs) {
    for (const { item } of one.answers) {
      const [from, to] = [codeAt(one, item), codeAt(other, item)];
      if (from === null || to === null) continue;
      const move = `${item} ${from} ${to}`;
      moves[move] = (moves[move] ?? 0) + 1;
    }
  }
  const both = pairs.length;
  return { both, onlyBefore: first.length - both, onlyAfter: second.length - both, moves };
}

/** @returns who counts in a wave, and whom they named */
export function bruteNamed(
  findings: Findings,
  survey: string,
): { respondents: string[]; named: NamedEntry[] } {
  const responses = ofWave(findings, survey);
  return {
    respondents: responses.map(({ respondent }) => respondent),
    named: responses.flatMap(({ respondent: from, answers }) =>
      answers.flatMap((answer) =>
        'names' in answer ? answer.names.map((to) => ({ from, item: answer.item, to })) : [],
      ),
    ),
  };
}

/** @returns the responses behind a cell, as `where` names it */
export function bruteBehind(
  { responses }: Findings,
  { surveys, item, codes, missing }: AnswersWhere,
): ResponseEntry[] {
  const fits = (answer: Answer): boolean => {
    if (answer.item !== item) return false;
    if (codes === undefined && missing === undefined) return !('missing' in answer);
    if ('code' in answer) return codes?.includes(answer.code) ?? false;
    return 'missing' in answer && (missing?.includes(answer.missing) ?? false);
  };
  return responses.filter(
    ({ survey, answers }) => surveys.includes(survey) && (item === undefined || answers.some(fits)),
  );
}
