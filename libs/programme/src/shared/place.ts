import type { CommandContext } from '@app/eventsourcing';
import { dayIn, type Zone, zoneOf } from './calendar.js';
import { because, type Check } from './refusing.js';

/** Nothing that this programme records happened before: an earlier date is a slip of the pen. */
const EARLIEST = '1990-01-01T00:00:00Z';

/** Where and when a command is decided. */
export interface Place {
  readonly context: CommandContext;
  readonly zone: Zone;
  /** The day of the decision in the region's zone. */
  readonly today: string;
}

/** @param region Kemendagri code, from which the zone follows */
export function placeOf(context: CommandContext, region: string): Place {
  const zone = zoneOf(region);
  return { context, zone, today: dayIn(zone, context.at) };
}

/** @returns the day on which the facts are said to hold; today when that time is unreadable, refused on its own */
export function effectiveDay({ context, zone, today }: Place): string {
  return Number.isNaN(Date.parse(context.effectiveAt)) ? today : dayIn(zone, context.effectiveAt);
}

/** @returns reasons against a time at which the facts are said to hold: unreadable, in the future, or absurd */
export function checkEffectiveAt({ context }: Place): Check {
  const effective = Date.parse(context.effectiveAt);
  if (Number.isNaN(effective)) {
    return because(
      'invalid-effective-at',
      'waktu berlaku tidak terbaca',
      'the effective time is not readable',
      '/effectiveAt',
    );
  }
  if (effective > Date.parse(context.at)) {
    return because(
      'effective-in-future',
      'waktu berlaku tidak boleh di masa depan',
      'the effective time must not be in the future',
      '/effectiveAt',
    );
  }
  return (
    effective < Date.parse(EARLIEST) &&
    because(
      'effective-too-early',
      'waktu berlaku tidak boleh sebelum 1990',
      'the effective time must not be before 1990',
      '/effectiveAt',
    )
  );
}

/** @returns a reason when a day that something happened on has not come yet in the region's zone */
export function checkPast(place: Place, field: string, day: string): Check {
  return (
    day > place.today &&
    because(
      'date-in-future',
      `tanggal tidak boleh setelah hari ini (${place.today} ${place.zone})`,
      `the date must not be after today (${place.today} ${place.zone})`,
      field,
      { day, today: place.today },
    )
  );
}

/** @returns a reason when a period ends before it begins */
export function checkOrder(field: string, earlier: string, later: string | undefined): Check {
  return (
    later !== undefined &&
    later < earlier &&
    because(
      'date-out-of-order',
      `tanggal tidak boleh sebelum ${earlier}`,
      `the date must not be before ${earlier}`,
      field,
      { earlier, later },
    )
  );
}

/** Workflow is folded in the order of recording: a submission or an approval cannot be dated back. */
export function checkNotBackdated({ context }: Place): Check {
  return (
    Date.parse(context.effectiveAt) !== Date.parse(context.at) &&
    because(
      'not-backdatable',
      'langkah kerja berlaku saat dicatat; waktu berlaku tidak dapat diubah',
      'workflow takes effect when it is recorded; its effective time cannot be changed',
      '/effectiveAt',
    )
  );
}
