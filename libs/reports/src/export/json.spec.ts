import { reportView } from '@app/contracts';
import fc from 'fast-check';
import { arbitraryReport } from '../testing/arbitrary-report.js';
import { column, longTable, report } from '../testing/sample-report.js';
import { reportJson } from './json.js';

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
};

describe('a report as JSON', () => {
  it('reads back as the report', () => {
    fc.assert(
      fc.property(arbitraryReport, (any) => {
        expect(reportView.parse(JSON.parse(reportJson(any)))).toEqual(reportView.parse(any));
      }),
      { numRuns: 50 },
    );
  });

  it('has the same text in whatever order the keys were set', () => {
    expect(reportJson(reversed(report()) as ReturnType<typeof report>)).toBe(reportJson(report()));
  });

  it('orders numeric keys as texts, as RFC 8785 does', () => {
    const table = {
      ...longTable(1, 1),
      columns: [column('9', 'x', 'x')],
      rows: [
        {
          ...longTable(1, 1).rows[0]!,
          cells: { '9': longTable(1, 1).rows[0]!.cells.c0!, '10': longTable(1, 1).rows[0]!.cells.c0! },
        },
      ],
    };
    const json = reportJson(report({ tables: [table] }));
    expect(json.indexOf('"10":{')).toBeLessThan(json.indexOf('"9":{'));
  });

  it('ends with a newline', () => {
    expect(reportJson(report()).endsWith('}\n')).toBe(true);
  });
});
