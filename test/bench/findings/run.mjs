import pg from 'pg';
import { createLogPool } from '../../../dist/libs/event-store/src/index.js';
import { quantile } from '../lib/stats.mjs';
import { FindingsLog, waveOf } from './log.mjs';
import { cellsOfCounts, cellsOfRows, GroupBy, ReadModel } from './readers.mjs';

const ITEMS = 20;

/** Waves of ten thousand, a hundred thousand and a million answers, and fifty that have a million together. */
const plan = (scale) => {
  const of = (respondents) => Math.max(1, Math.round(respondents * scale));
  const many = Array.from({ length: 50 }, () => waveOf(of(1_000), false));
  return [
    { name: 'one wave, entered one by one', waves: [waveOf(of(500), true)] },
    { name: 'one wave, entered one by one', waves: [waveOf(of(5_000), true)] },
    { name: 'one wave, entered one by one', waves: [waveOf(of(50_000), true)] },
    { name: 'one wave, imported', waves: many.slice(0, 1) },
    { name: 'fifty waves, imported', waves: many },
  ];
};

/** @returns how many entries a second the read model takes in, by how the answers came */
async function fillAll(log, waves, say) {
  const rates = {};
  for (const oneByOne of [true, false]) {
    const some = waves.filter((wave) => wave.oneByOne === oneByOne);
    let entries = 0;
    const begin = performance.now();
    for (const wave of some) entries += await log.fill(wave);
    const appended = performance.now() - begin;
    const { ms } = await log.project();
    const name = oneByOne ? 'entered one by one' : 'imported';
    say(`${entries} responses ${name}: appended in ${seconds(appended)} s, projected in ${seconds(ms)} s`);
    rates[name] = { responses: entries, projectedPerSecond: Math.round(entries / (ms / 1000)) };
  }
  return rates;
}

const seconds = (ms) => (ms / 1000).toFixed(1);

/** Different positions each time, so that nothing is read twice. */
const random = (head) => Math.floor(Math.random() * (head + 1));

async function timed(samples, key, read) {
  const begin = performance.now();
  await read();
  (samples[key] ??= []).push(performance.now() - begin);
}

/** Both must say the same before their times mean anything. */
async function compare(model, groupBy, surveys, head) {
  for (const asOf of [undefined, random(head), random(head)]) {
    const [ours, theirs] = [await model.counts(surveys, asOf), await groupBy.counts(surveys, asOf)];
    if (cellsOfCounts(ours) !== cellsOfRows(theirs)) throw new Error(`counts differ as of ${asOf}`);
  }
}

/** Every measure of every case in turn, slice by slice, in a rotating order. */
async function measure(cases, { model, groupBy, head }, slices) {
  const samples = cases.map(() => ({}));
  for (let slice = 0; slice < slices; slice++) {
    for (let index = 0; index < cases.length; index++) {
      const at = (index + slice) % cases.length;
      const surveys = cases[at].waves.map(({ survey }) => survey);
      const some = samples[at];
      await timed(some, 'report now', () => model.report(surveys, head));
      await timed(some, 'report at a position', () => model.report(surveys, random(head)));
      await timed(some, 'counts now', () => model.counts(surveys));
      await timed(some, 'counts at a position', () => model.counts(surveys, random(head)));
      await timed(some, 'answers behind a figure', () => model.behind(surveys, random(head)));
      if (slice % 5 > 0) continue;
      await timed(some, 'group by now', () => groupBy.counts(surveys));
      await timed(some, 'group by at a position', () => groupBy.counts(surveys, random(head)));
    }
  }
  return samples;
}

const round = (value) => Number(value.toPrecision(3));
const summary = (values) => ({
  medianMs: round(quantile(values, 0.5)),
  p95Ms: round(quantile(values, 0.95)),
  reads: values.length,
});

/**
 * Report counts read now and at a random position, beside a GROUP BY over the unnested answers.
 *
 * @param scale 1 for a million answers; less to try the bench
 * @returns the figures as plain data
 */
export async function measureFindings(server, { scale, slices }, say) {
  const cases = plan(scale);
  const waves = [...new Set(cases.flatMap((each) => each.waves))];
  const log = new FindingsLog(server);
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const pool = createLogPool({ connectionString: server.appUrl, max: 2 });
  try {
    const filling = await fillAll(log, waves, say);
    const { position: head } = await log.project();
    const groupBy = new GroupBy(owner, pool);
    const answers = await groupBy.prepare();
    await owner.query('vacuum (analyze)');
    const model = new ReadModel(pool);
    for (const each of cases)
      await compare(
        model,
        groupBy,
        each.waves.map(({ survey }) => survey),
        head,
      );
    say(`${answers} answers; both count the same`);
    const samples = await measure(cases, { model, groupBy, head }, slices);
    const figures = cases.map(({ name, waves: own }, index) => ({
      name,
      answers: own.reduce((sum, { respondents }) => sum + respondents * ITEMS, 0),
      ...Object.fromEntries(Object.entries(samples[index]).map(([key, values]) => [key, summary(values)])),
    }));
    return { answers, filling, figures };
  } finally {
    await log.close();
    await pool.end();
    await owner.end();
  }
}
