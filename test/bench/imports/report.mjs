const row = (cells) => `| ${cells.join(' | ')} |`;
const spread = ({ median, q1, q3 }) => `${median} (${q1} to ${q3})`;
const seconds = ({ median }) => (median / 1000).toFixed(1);

/** @returns the section of docs/benchmarks.md */
export function importsMarkdown({ about, rows, slices, figures }) {
  const head = [
    'setting',
    'rows a second (quartiles)',
    'check, s',
    'recording, s',
    'until counted, s',
    'processor time of recording, s',
    'memory idle, MiB',
    'memory at its peak, MiB',
  ];
  const lines = figures.map((each) => [
    each.name,
    spread(each.rowsPerSecond),
    seconds(each.checkMs),
    seconds(each.runMs),
    seconds(each.countedMs),
    seconds(each.cpuMs),
    each.idleMiB.median,
    each.peakMiB.median,
  ]);
  return `## Imports: a file of ${rows} rows

Commit ${about.commit}, ${about.date}: ${about.cores} cores (${about.cpu}), ${about.memoryGiB} GiB, Node ${about.node}, PostgreSQL ${about.postgres}${about.shared ? `; ${about.shared}` : ''}.
Medians of ${slices} runs of each setting in turn, each in a process of its own on an empty log with \`fsync\` on.

${[row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n')}

- **check**: the dry run of the stored file, with the same decider that records. **Recording**: from the start of the import to its commit, one entry a row.
- **Until counted**: from the commit (in the first two settings from when sealer and read models are started) to the read model that reports read.
- Memory is the resident set of the whole process; idle is before the file comes.
`;
}
