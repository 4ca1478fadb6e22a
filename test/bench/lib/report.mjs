import { IN_FLIGHT } from './slices.mjs';
import { summary } from './stats.mjs';

const CONTENDERS = {
  raw: 'raw prepared INSERT, pg pool',
  append: 'Rumpun, append alone',
  command: 'Rumpun, command handler with sealer and projection',
  emmett: '@event-driven-io/emmett-postgresql',
};

/** Ratios are taken slice by slice and then summed up: both sides of each met the same machine. */
function ratios(samples, of, to, field, inFlight) {
  const a = samples[`${of}@${inFlight}`];
  const b = samples[`${to}@${inFlight}`];
  return summary(a.map((sample, slice) => sample[field] / b[slice][field]));
}

/** @returns the figures as plain data: medians and quartiles over slices, and ratios */
export function figures(samples, about) {
  const appends = {};
  for (const name of Object.keys(CONTENDERS)) {
    for (const n of IN_FLIGHT) {
      const taken = samples[`${name}@${n}`];
      appends[`${name}@${n}`] = {
        perSecond: summary(taken.map((sample) => sample.perSecond)),
        latencyMs: summary(taken.map((sample) => sample.latencyMs)),
      };
    }
  }
  return {
    about,
    appends,
    ratios: {
      'append alone, latency to raw at 1': ratios(samples, 'append', 'raw', 'latencyMs', 1),
      'append alone, throughput to raw at 32': ratios(samples, 'append', 'raw', 'perSecond', 32),
      'append alone, throughput to Emmett at 32': ratios(samples, 'append', 'emmett', 'perSecond', 32),
      'command, throughput to raw at 32': ratios(samples, 'command', 'raw', 'perSecond', 32),
      'command, throughput to Emmett at 32': ratios(samples, 'command', 'emmett', 'perSecond', 32),
    },
    foldEntriesPerSecond: summary(samples.fold),
    followEntriesPerSecond: summary(samples.follow),
    commandToVisibleMs: summary(samples.visible),
  };
}

const cell = ({ median, q1, q3 }) => `${median} (${q1} to ${q3})`;
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** @returns the section of docs/benchmarks.md */
export function markdown({ about, appends, ratios: shares, ...rest }) {
  const perSecond = Object.entries(CONTENDERS).map(([name, title]) => [
    title,
    ...IN_FLIGHT.map((n) => cell(appends[`${name}@${n}`].perSecond)),
  ]);
  const latency = Object.entries(CONTENDERS).map(([name, title]) => [
    title,
    ...IN_FLIGHT.map((n) => cell(appends[`${name}@${n}`].latencyMs)),
  ]);
  const head = (first) => [first, ...IN_FLIGHT.map((n) => `${n} in flight`)];
  return `## Appending

All contenders ran interleaved in one run on one server with \`fsync\` and \`synchronous_commit\` on: ${about.slices} slices of ${about.ms} ms each. A cell is the median over slices
(quartiles in brackets). Ratios are taken within a slice. Absolute figures say something of the machine; ratios hold to
about 15 %.

Commit ${about.commit}, ${about.date}: ${about.cores} cores (${about.cpu}), ${about.memoryGiB} GiB, Node ${about.node}, PostgreSQL ${about.postgres}.

### Appends a second
${table(head('contender'), perSecond)}

### Latency of one append, milliseconds
${table(head('contender'), latency)}

### Ratios
${table(
  ['ratio', 'median (quartiles)'],
  Object.entries(shares).map(([name, value]) => [name, cell(value)]),
)}

### Reading
${table(
  ['measure', 'median (quartiles)'],
  [
    ['fold of person streams in memory, entries a second', cell(rest.foldEntriesPerSecond)],
    ['follow: sealed entries read, decrypted and upcast a second', cell(rest.followEntriesPerSecond)],
    ['command given to entry sealed and projected, ms', cell(rest.commandToVisibleMs)],
  ],
)}

### What is compared
- **raw**: one prepared INSERT of bytes made beforehand, the same size, under the same primary key and unique (stream, version), through a pool of 32 connections.
- **append alone**: canonical form, hash, one encrypted field, all indexes, client-side group commit over two lanes; each on a new stream.
- **command handler**: the same on a stream that exists, with the look-up of the command id, read, decrypt, fold and decide before it, while the sealer and one projection run on the same two cores.
- **Emmett**: \`appendToStream\` of one event on a new stream, as its documentation shows.
`;
}
