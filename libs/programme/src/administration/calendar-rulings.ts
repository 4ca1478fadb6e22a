import type { CadenceName, RegionCommand } from '@app/contracts';
import {
  cadenceOrder,
  cadenceParameters,
  cadenceUnits,
  FIRST_YEAR,
  isInCalendar,
  LAST_YEAR,
  NATION,
} from '@app/contracts';
import { event } from '../shared/event-spec.js';
import { because, type Check, type Ruling } from '../shared/refusing.js';
import { cadenceOf, type RecordedHoliday, type RegionCalendar, type RegionChain } from './calendar-state.js';
import type { RegionEvent } from './events.js';

/** What a decision about a region's calendar looks at beside the region itself. */
export interface RegionFacts {
  /** Whether a national holiday can be computed for a day. */
  knownHoliday(day: string): boolean;
  /** The regions above, widest first. */
  readonly above: RegionChain;
}

type DataOf<T extends RegionCommand['type']> = Extract<RegionCommand, { type: T }>['data'];
type Holiday = DataOf<'import-holidays'>['holidays'][number];

/** @returns what is kept of a holiday as it was given */
export const keptHoliday = ({ kind, name, decree, works }: Holiday): RecordedHoliday => ({
  kind,
  name,
  decree: decree ?? null,
  works: works ?? false,
});

const same = (one: RecordedHoliday | null | undefined, other: RecordedHoliday): boolean =>
  !!one &&
  one.kind === other.kind &&
  one.name.id === other.name.id &&
  one.name.en === other.name.en &&
  one.decree === other.decree &&
  one.works === other.works;

/** National holidays and collective leave are the country's to declare; a region has its own. */
function checkLevel(region: string, kind: Holiday['kind'], at: string): Check {
  if ((kind === 'regional') === (region !== NATION)) return null;
  return kind === 'regional'
    ? because(
        'holiday-of-no-region',
        'libur daerah dicatat pada kode daerahnya, bukan pada 00',
        "a regional holiday is recorded under its region's code, not under 00",
        `${at}/kind`,
      )
    : because(
        'holiday-of-the-country',
        'libur nasional dan cuti bersama dicatat pada kode 00; daerah mencatat libur daerah',
        'national holidays and collective leave are recorded under 00; a region records regional holidays',
        `${at}/kind`,
      );
}

/** The calendar answers for these years. */
function checkYears(day: string, at: string): Check {
  return (
    !isInCalendar(day) &&
    because(
      'day-outside-calendar',
      `kalender kerja mencakup tahun ${FIRST_YEAR} sampai ${LAST_YEAR}`,
      `the working calendar covers the years ${FIRST_YEAR} to ${LAST_YEAR}`,
      `${at}/day`,
    )
  );
}

export function recordHoliday(state: RegionCalendar, data: DataOf<'record-holiday'>): Ruling<RegionEvent> {
  const { region, ...holiday } = data;
  return {
    checks: [
      checkLevel(region, data.kind, ''),
      checkYears(data.day, ''),
      same(state.days[data.day], keptHoliday(holiday)) &&
        because(
          'holiday-recorded',
          'hari libur ini sudah dicatat',
          'this holiday is recorded already',
          '/day',
        ),
    ],
    events: () => [event('HolidayRecorded', data)],
  };
}

/** All of a file or nothing; what is recorded already is left as it is. */
export function importHolidays(state: RegionCalendar, data: DataOf<'import-holidays'>): Ruling<RegionEvent> {
  const { region, holidays, file } = data;
  const fresh = holidays.filter((each) => !same(state.days[each.day], keptHoliday(each)));
  return {
    checks: holidays.flatMap((each, index) => [
      checkLevel(region, each.kind, `/holidays/${index}`),
      checkYears(each.day, `/holidays/${index}`),
      holidays.findIndex(({ day }) => day === each.day) < index &&
        because(
          'day-repeated',
          `hari ${each.day} sudah disebut sebelumnya`,
          `the day ${each.day} was named before`,
          `/holidays/${index}/day`,
        ),
    ]),
    events: () =>
      fresh.map((each) => event('HolidayRecorded', { region, ...each, ...(file !== undefined && { file }) })),
  };
}

export function removeHoliday(
  state: RegionCalendar,
  data: DataOf<'remove-holiday'>,
  facts: RegionFacts,
): Ruling<RegionEvent> {
  const recorded = state.days[data.day];
  const computed = data.region === NATION && recorded === undefined && facts.knownHoliday(data.day);
  const above = facts.above.some(({ state: other }) => other?.days[data.day]);
  return {
    checks: [
      checkYears(data.day, ''),
      !recorded &&
        !computed &&
        because(
          'no-such-holiday',
          data.region !== NATION && (above || facts.knownHoliday(data.day))
            ? 'libur ini bukan dari daerah ini; bila orang bekerja pada hari itu, catat sebagai libur daerah dengan works'
            : 'tidak ada hari libur pada hari itu',
          data.region !== NATION && (above || facts.knownHoliday(data.day))
            ? "this holiday is not the region's own; where people work on it, record a regional one with works"
            : 'there is no holiday on that day',
          '/day',
        ),
    ],
    events: () => [event('HolidayRemoved', data)],
  };
}

function checkNumber(name: CadenceName, value: number): Check {
  const { min, max, unit } = cadenceParameters[name];
  const label = cadenceUnits.labels[unit];
  return (
    (!Number.isInteger(value) || value < min || value > max) &&
    because(
      'cadence-out-of-range',
      `harus bilangan bulat dari ${min} sampai ${max} (${label.id})`,
      `must be a whole number from ${min} to ${max} (${label.en})`,
      '/value',
      { min, max, unit },
    )
  );
}

/** What follows may not come before what it follows. */
function checkCadenceOrder(chain: RegionChain, name: CadenceName): Check[] {
  const own = Object.assign({}, ...chain.map(({ state }) => state?.cadence)) as Record<string, number>;
  const value = (each: CadenceName) => own[each] ?? cadenceParameters[each].default;
  return cadenceOrder
    .filter((names) => names.includes(name))
    .flatMap((names) =>
      names.slice(1).map((later, index) => {
        const earlier = names[index]!;
        return (
          (later === name || earlier === name) &&
          value(later) < value(earlier) &&
          because(
            'cadence-out-of-order',
            `"${cadenceParameters[later].title.id}" (${value(later)}) tidak boleh mendahului "${cadenceParameters[earlier].title.id}" (${value(earlier)})`,
            `"${cadenceParameters[later].title.en}" (${value(later)}) must not come before "${cadenceParameters[earlier].title.en}" (${value(earlier)})`,
            '/value',
            { [earlier]: value(earlier), [later]: value(later) },
          )
        );
      }),
    );
}

export function setCadence(
  state: RegionCalendar,
  data: DataOf<'set-cadence'>,
  facts: RegionFacts,
): Ruling<RegionEvent> {
  const { region, parameter, value } = data;
  const { [parameter]: current, ...others } = state.cadence;
  const cadence = value === null ? others : { ...others, [parameter]: value };
  const chain = [...facts.above, { region, state: { ...state, cadence } }];
  const resulting = cadenceOf(chain);
  return {
    checks: [
      value !== null && checkNumber(parameter, value),
      ...checkCadenceOrder(chain, parameter),
      resulting['quiet-from'] === resulting['quiet-until'] &&
        parameter.startsWith('quiet-') &&
        because(
          'quiet-hours-empty',
          'jam tenang harus mulai dan berakhir pada jam yang berbeda',
          'quiet hours must begin and end at different hours',
          '/value',
        ),
      (current ?? null) === value &&
        because(
          'value-unchanged',
          value === null ? 'daerah ini sudah mengikuti daerah di atasnya' : 'angka ini sudah berlaku',
          value === null ? 'this region follows the one above already' : 'this number is in force already',
          '/value',
        ),
    ],
    events: () => [event('CadenceSet', data)],
  };
}
