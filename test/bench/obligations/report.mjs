const row = (cells) => `| ${cells.join(' | ')} |`;
const seconds = (figure) =>
  figure === null
    ? '—'
    : `${(figure.median / 1000).toFixed(2)} (${(figure.q1 / 1000).toFixed(2)} to ${(figure.q3 / 1000).toFixed(2)})`;
const ratio = (figure) => (figure === null ? '—' : `${figure.median} (${figure.q1} to ${figure.q3})`);
const NAMES = { ours: 'Rumpun, due to handed over', bare: 'bare BullMQ, empty jobs' };
const BACKENDS = { postgres: 'PostgreSQL', redis: 'Redis' };

/** @returns the section of docs/benchmarks.md */
export function obligationsMarkdown({ about, slices, curve, policy, counts, limitMs }) {
  const head = [
    'due at once',
    'backend',
    'what',
    'told',
    'p50, s (quartiles)',
    'p99, s',
    'last, s',
    'p99 to bare',
  ];
  const lines = curve.map(({ contender, backend, count, told, p50, p99, last, toBare }) => [
    ...[count, BACKENDS[backend], NAMES[contender], told],
    ...[seconds(p50), seconds(p99), seconds(last), contender === 'bare' ? '1' : ratio(toBare)],
  ]);
  const measured = new Set(curve.map(({ count }) => count));
  const missing = counts.filter((count) => !measured.has(count));
  const stopped =
    missing.length === 0
      ? ''
      : `\n- Not run: ${missing.join(', ')}, as not all of the step before were told within ${limitMs / 1000} s.`;
  return `## Obligations due in one moment

Commit ${about.commit}, ${about.date}: ${about.cores} cores (${about.cpu}), ${about.memoryGiB} GiB, Node ${about.node}, PostgreSQL ${about.postgres}${about.shared ? `; ${about.shared}` : ''}.
Medians of ${slices} runs of each in turn, each in a process of its own on an empty log with \`fsync\` on.

${[row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n')}

Policy alone: ${policy.clusters} clusters, ${policy.obligationsEach} obligations each, ${seconds(policy.totalMs)} s in all, ${policy.msEach.median} ms a cluster (${policy.msEach.q1} to ${policy.msEach.q3}).

- **Rumpun**: from the moment at which each of as many clusters' cycle was to be opened, to the NoticeHandedOver of its
  inbox delivery in the log: woken, looked at, raised, sealed, addressed, handed over. One worker.
- **Bare BullMQ**: as many delayed jobs that do nothing, eight at once, on the same backend: from their moment to their run.${stopped}
`;
}
