import type { CalendarView } from '@app/contracts';
import {
  cadenceNames,
  cadenceParameters,
  calendarView,
  FIRST_YEAR,
  LAST_YEAR,
  recordHoliday,
  text,
} from '@app/contracts';
import type { Paths } from './operation.js';
import { jsonAnswer, named, problems } from './operation.js';
import { moment, query, string } from './read-paths.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

export const calendarSchemas: Readonly<Record<string, JsonSchema>> = { Calendar: schemaOf(calendarView) };

/** Written down: reading the library of holidays takes longer than the rest of the start. */
const example: CalendarView = {
  region: '33.10',
  zone: 'WIB',
  year: 2026,
  asOf: null,
  workWeek: 5,
  workingDays: 240,
  holidays: [
    {
      day: '2026-05-27',
      kind: 'national',
      name: { id: 'Iduladha', en: 'Eid al-Adha' },
      source: 'expected',
      region: null,
      decree: null,
      works: false,
    },
    { ...withoutRegion(recordHoliday.example), source: 'recorded', region: '00', works: false },
  ],
  unknown: [],
  cadence: Object.fromEntries(cadenceNames.map((name) => [name, cadenceParameters[name].default])),
  quiet: { from: '20:00', until: '07:00' },
};

function withoutRegion({ region: _, decree = '', ...holiday }: typeof recordHoliday.example) {
  return { ...holiday, decree };
}

/** Working days and holidays of a region. */
export const calendarPaths = (): Paths => ({
  '/api/v1/calendar': {
    get: {
      operationId: 'calendar.show',
      tags: ['region'],
      ...named(
        text('Kalender kerja setahun', 'The working calendar of a year'),
        text(
          'Hari libur nasional, cuti bersama, dan libur daerah dengan nama dan sumbernya. Boleh: setiap akun yang masuk. Hari libur yang dihitung berasal dari date-holidays (data CC BY-SA 3.0).',
          'National holidays, collective leave and regional holidays with names and source. Who may: every account that is signed in. Computed holidays come from date-holidays (data CC BY-SA 3.0).',
        ),
      ),
      parameters: [
        query(
          'region',
          'Kode wilayah; 00 seluruh Indonesia',
          'Region code; 00 for all of Indonesia',
          string(),
          true,
        ),
        query('year', 'Tahun', 'Year', { type: 'integer', minimum: FIRST_YEAR, maximum: LAST_YEAR }, true),
        ...moment,
      ],
      responses: {
        200: jsonAnswer(
          'Hari-hari yang tidak menurut pekan. · The days that are not as the week has them.',
          ref('Calendar'),
          example,
        ),
        ...problems(400, 401, 503, 504),
      },
    },
  },
});
