import { z } from 'zod';
import { text } from '../bilingual.js';
import { cadenceNames } from '../cadence.js';
import { holidayKinds, NATION } from '../calendar-lists.js';
import { command } from '../command-spec.js';
import { day, note, regionCode, sha256, textOf } from '../primitives.js';

/** Longest list of one file: a year has at most 366 days, and a decree names some 25. */
const MOST_HOLIDAYS = 400;

const holiday = {
  day,
  kind: holidayKinds.schema,
  name: z.strictObject({ id: textOf(120), en: textOf(120) }),
  /** The decree that says so, as in "SKB 3 Menteri 1497/2025". */
  decree: textOf(200).optional(),
  /** People work on it all the same. */
  works: z.boolean().optional(),
};

/** The region of national holidays and collective leave is `00`. */
export const recordHoliday = command(
  'record-holiday',
  text('Catat hari libur', 'Record a holiday'),
  z.strictObject({ region: regionCode, ...holiday }),
  {
    region: NATION,
    day: '2026-03-20',
    kind: 'cuti-bersama',
    name: { id: 'Cuti bersama Idulfitri', en: 'Collective leave for Eid al-Fitr' },
    decree: 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025',
  },
  { creates: true },
);
export const removeHoliday = command(
  'remove-holiday',
  text('Hapus hari libur', 'Remove a holiday'),
  z.strictObject({ region: regionCode, day, reason: note }),
  { region: NATION, day: '2026-03-20', reason: 'Idulfitri jatuh pada 21 Maret menurut sidang isbat' },
  { creates: true },
);
export const importHolidays = command(
  'import-holidays',
  text('Impor hari libur', 'Import holidays'),
  z.strictObject({
    region: regionCode,
    holidays: z.array(z.strictObject(holiday)).min(1).max(MOST_HOLIDAYS),
    /** Of the file that they were read from. */
    file: sha256.optional(),
  }),
  {
    region: NATION,
    holidays: [
      {
        day: '2026-05-15',
        kind: 'cuti-bersama',
        name: {
          id: 'Cuti bersama Kenaikan Yesus Kristus',
          en: 'Collective leave for the Ascension of Jesus Christ',
        },
      },
      {
        day: '2026-12-24',
        kind: 'cuti-bersama',
        name: { id: 'Cuti bersama Natal', en: 'Collective leave for Christmas' },
      },
    ],
  },
  { creates: true },
);

export const setCadence = command(
  'set-cadence',
  text('Atur irama tenggat', 'Set the cadence'),
  z.strictObject({
    region: regionCode,
    parameter: z.enum(
      cadenceNames as [string, ...string[]] as [
        (typeof cadenceNames)[number],
        ...(typeof cadenceNames)[number][],
      ],
    ),
    /** null: as in the region above. */
    value: z.number().min(-1_000_000).max(1_000_000).nullable(),
    reason: note,
  }),
  { region: '33.10', parameter: 'cycle-evidence', value: 7, reason: 'Sentra tersebar di empat kecamatan' },
  { creates: true },
);
