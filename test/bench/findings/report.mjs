const cell = ({ medianMs, p95Ms }) => `${medianMs} / ${p95Ms}`;
const thousands = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
const MEASURES = [
  'report now',
  'report at a position',
  'counts now',
  'counts at a position',
  'answers behind a figure',
  'group by now',
  'group by at a position',
];
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** @returns the section of docs/benchmarks.md */
export function findingsMarkdown({ about, answers, filling, figures }) {
  const rows = figures.map((each) => [
    each.name,
    thousands(each.answers),
    ...MEASURES.map((measure) => cell(each[measure])),
  ]);
  const rates = Object.entries(filling).map(([how, { responses, projectedPerSecond }]) => [
    how,
    thousands(responses),
    thousands(projectedPerSecond),
  ]);
  const reads = figures[0]['report now'].reads;
  return `## Findings: a report of a million answers

Commit ${about.commit}, ${about.date}: ${about.cores} cores (${about.cpu}), ${about.memoryGiB} GiB, Node ${about.node}, PostgreSQL ${about.postgres}${about.shared ? `; ${about.shared}` : ''}.
${thousands(answers)} answers of twenty items in one log, with \`fsync\` on. Milliseconds, median / 95th percentile of ${reads} reads (a fifth as many of the GROUP BY), all measures in turn, waves in a rotating order. A position is drawn anew for each read from the whole log.

${table(['waves', 'answers', ...MEASURES], rows)}

${table(['responses', 'how many', 'taken in by the read model, a second'], rates)}

- **report**: waves and counts read, then every cell computed with its n, base, rounding and source. *Now* is the newest position, as the product asks for it.
- **answers behind a figure**: the first fifty respondents who gave one code to one item, with all their answers.
- **counts**: the reading alone, in two queries.
- **group by**: one row per answer with the positions between which it counted, under an index that covers the query, counted by \`GROUP BY\`. Before measuring, both are compared now and at two positions.
- *entered one by one*: each count has as many ranges as there were answers, the worst case for reading the past. *Imported*: the rows of a file count in one step.
`;
}
