import { createHash, randomUUID } from 'node:crypto';
import { instrumentRefOf } from '../../../dist/libs/programme/src/index.js';

const ITEMS = 20;
const text = (id) => ({ id, en: id });
const scale = [1, 2, 3, 4, 5].map((value) => ({ code: String(value), value, label: text(`${value}`) }));

/** Twenty indicators of five points: a respondent gives twenty answers. */
export const instrument = {
  key: 'bench',
  version: 1,
  family: 'dynamics',
  title: text('Bench'),
  source: null,
  items: Array.from({ length: ITEMS }, (_, index) => ({
    id: `indicator-${index + 1}`,
    label: text(`Indikator ${index + 1}`),
    kind: 'choice',
    scale: 'interval',
    direction: 'higher',
    options: scale,
    source: null,
  })),
  nonResponses: ['not-asked', 'refused', 'dont-know', 'inapplicable'],
  notes: [],
};

/** Numbers that a seed repeats (a linear congruential generator is random enough to fill a histogram). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
}

/** One respondent's answers; one in twenty is missing. */
export function answersOf(seed) {
  const next = numbers(seed);
  return instrument.items.map(({ id }) =>
    next() < 0.05
      ? { item: id, missing: 'dont-know' }
      : { item: id, code: String(1 + Math.floor(next() * 5)) },
  );
}

const actor = { account: 'operator', person: null };
const DAY = '2026-01-20';

export function entry(category, stream, expectedVersion, type, data) {
  const at = new Date().toISOString();
  return {
    ...{ stream, category, expectedVersion, commandId: randomUUID(), request: null, actor, at },
    ...{ effectiveAt: at, definition: null, events: [{ type, schema: 1, data }] },
  };
}

export function opened({ survey, cluster, respondents }, number) {
  return entry('survey', survey, 0, 'WaveOpened', {
    ...{ cluster, region: '33.10', location: `Lokasi ${number}`, instrument: instrumentRefOf(instrument) },
    ...{ population: respondents, method: 'interview', synthetic: true },
    period: { from: '2026-01-01', until: '2026-03-31' },
  });
}

/** @param source the import whose row it is; null when it was entered one by one */
export function recorded({ survey }, index, source) {
  return entry('response', randomUUID(), 0, 'AnswersRecorded', {
    ...{ survey, respondent: `R-${index}`, answeredOn: DAY, answers: answersOf(index + 1), late: null },
    ...{ import: source, row: source === null ? null : index + 2 },
  });
}

/** The entries of a file before and after its rows. */
export function importOf({ survey, respondents: rows }) {
  const stream = randomUUID();
  const file = createHash('sha256').update(stream).digest('hex');
  const checked = { survey, file, format: 'csv', bytes: rows * 100, rows, problems: 0 };
  return {
    stream,
    before: [
      entry('import', stream, 0, 'ImportChecked', checked),
      entry('import', stream, 1, 'ImportStarted', { rows, late: null }),
    ],
    after: [entry('import', stream, 2, 'ImportCommitted', { survey, rows, late: false })],
  };
}
