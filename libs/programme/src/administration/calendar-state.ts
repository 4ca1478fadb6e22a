import type { Bilingual, Cadence, CadenceName, HolidayKind } from '@app/contracts';
import { cadenceNames, cadenceOrder, cadenceParameters, NATION } from '@app/contracts';

/** A holiday as a region recorded it. */
export interface RecordedHoliday {
  readonly kind: HolidayKind;
  readonly name: Bilingual;
  readonly decree: string | null;
  /** People work on it all the same. */
  readonly works: boolean;
}

/** What one region recorded of one day; null: it is no holiday, whatever can be computed. */
export interface DayRecord {
  readonly region: string;
  readonly day: string;
  readonly holiday: RecordedHoliday | null;
}

/** A region's own calendar and cadence. */
export interface RegionCalendar {
  readonly days: Readonly<Record<string, RecordedHoliday | null>>;
  readonly cadence: Readonly<Partial<Record<CadenceName, number>>>;
}

/** A region's state beside its code, widest region first: `00`, `33`, `33.10`. */
export type RegionChain = readonly { readonly region: string; readonly state: RegionCalendar | null }[];

/** @param region `33.10` @returns the codes that its calendar rests on, widest first: `00`, `33`, `33.10` */
export function calendarRegions(region: string): string[] {
  if (region === NATION) return [NATION];
  const parts = region.split('.');
  return [NATION, ...parts.map((_, index) => parts.slice(0, index + 1).join('.'))];
}

/** @returns what the chain recorded, in the order in which a later record stands over an earlier one */
export function recordedDays(chain: RegionChain): DayRecord[] {
  return chain.flatMap(({ region, state }) =>
    Object.entries(state?.days ?? {}).map(([day, holiday]) => ({ region, day, holiday })),
  );
}

/**
 * The cadence of a region: the nearest region's number, or the published one. Where a number from above would come
 * before one that it must follow, it moves up to that.
 */
export function cadenceOf(chain: RegionChain): Cadence {
  const own = Object.assign({}, ...chain.map(({ state }) => state?.cadence)) as Partial<Cadence>;
  const cadence = Object.fromEntries(
    cadenceNames.map((name) => [name, own[name] ?? cadenceParameters[name].default]),
  ) as Record<CadenceName, number>;
  for (const names of cadenceOrder) {
    names.slice(1).forEach((name, index) => {
      cadence[name] = Math.max(cadence[name], cadence[names[index]!]);
    });
  }
  return cadence;
}
