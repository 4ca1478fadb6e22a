import type { Cadence } from '@app/contracts';
import type { RegionChain } from '@app/programme';
import { cadenceOf, recordedDays, zoneOf } from '@app/programme';
import type { QuietHours } from './quiet-hours.js';
import { workingCalendar, type WorkingCalendar } from './working-calendar.js';

/** What a region's reminders go by. */
export interface RegionTiming {
  readonly calendar: WorkingCalendar;
  readonly cadence: Cadence;
  readonly quiet: QuietHours;
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** @param chain the country and the regions down to the one that is meant, which is the last */
export function regionCalendar(chain: RegionChain): RegionTiming {
  const { region } = chain.at(-1)!;
  const cadence = cadenceOf(chain);
  const calendar = workingCalendar({
    zone: zoneOf(region),
    region,
    recorded: recordedDays(chain),
    workWeek: cadence['work-week'] === 6 ? 6 : 5,
  });
  return {
    calendar,
    cadence,
    quiet: { from: clock(cadence['quiet-from']), until: clock(cadence['quiet-until']) },
  };
}
