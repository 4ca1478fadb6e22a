import { z } from 'zod';
import { text } from '../bilingual.js';
import type { CommandOf } from '../command-spec.js';
import { command } from '../command-spec.js';
import { name, note, regionCode, uuid } from '../primitives.js';
import { claimReport } from '../survey/claim-report.js';

/** Which wave of ours asked in a location of the report. */
const compare = z.array(z.strictObject({ location: name, survey: uuid })).max(200);

const exampleReport: z.input<typeof claimReport> = {
  title: 'Laporan kerja sama IKM logam 2026',
  source: 'Dinas Perindustrian, 2026',
  aliases: [{ location: 'Klaten', names: ['Ceper'] }],
  interviewed: null,
  tables: [
    {
      shape: 'cooperation',
      key: 'table-1',
      number: '1',
      title: 'Kerja sama dengan IKM sejenis',
      source: null,
      year: 2026,
      notes: [],
      linkage: 'peer',
      modes: [],
      rows: [
        {
          kind: 'location',
          label: 'Ceper',
          yes: { count: '4', percent: '33.3' },
          no: { count: '8', percent: '66.7' },
          modes: [],
          total: '12',
        },
      ],
    },
  ],
  statements: [],
};

export const enterClaim = command(
  'enter-claim',
  text('Masukkan laporan untuk diperiksa', 'Enter a report for checking'),
  z.strictObject({ region: regionCode.optional(), report: claimReport, compare: compare.optional() }),
  { region: '33.10', report: exampleReport },
  { creates: true },
);
export const reviseClaim = command(
  'revise-claim',
  text('Perbaiki laporan', 'Revise the report'),
  z.strictObject({
    report: claimReport,
    /** Absent: stays as it was. */
    compare: compare.optional(),
    reason: note,
  }),
  {
    report: { ...exampleReport, source: 'Dinas Perindustrian Kabupaten Klaten, 2026' },
    reason: 'Sumber dilengkapi',
  },
);
export const publishClaim = command(
  'publish-claim',
  text('Catat bahwa laporan terbit', 'Record that the report went out'),
  z.strictObject({ note: note.optional() }),
  {},
);
export const withdrawClaim = command(
  'withdraw-claim',
  text('Tarik laporan', 'Withdraw the report'),
  z.strictObject({ reason: note }),
  { reason: 'Dimasukkan dua kali' },
);

export const claimCommands = [enterClaim, reviseClaim, publishClaim, withdrawClaim] as const;
export type ClaimCommand = CommandOf<typeof claimCommands>;
