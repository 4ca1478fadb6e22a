import type { Engine } from '@app/composition';
import { resolveAsOf } from '@app/event-store';
import { pinnedMoment, type ReportMoment } from '@app/findings';
import type { AskedMoment } from '@app/read-models';
import { dayIn } from '@app/programme';
import { CommandFailed, failed } from '../failure.js';

/** Longest wait of a command for the read models to show what was recorded before it. */
const READY_MS = 15_000;
/** Most of the country's people live by western time; a cluster's own pages use its own zone. */
const ZONE = 'WIB';

/** Waits until the read models show everything that is sealed now; goes on with what they show otherwise. */
export async function readModelsReady({ services }: Engine, names: readonly string[]): Promise<void> {
  await services.projections.waitFor({ position: await services.listener.poll() }, names, READY_MS);
}

/**
 * @param asOf a position, an instant or a day, as `--as-of` was given
 * @returns the position, or undefined for now
 * @throws CommandFailed that names the valid range
 */
export async function positionOf(
  { services }: Engine,
  asOf: string | undefined,
): Promise<number | undefined> {
  if (asOf === undefined) return undefined;
  const result = await resolveAsOf(asOf, services.store, { zone: 'Asia/Jakarta' });
  if (result.ok) return result.position;
  throw new CommandFailed(result.message, 2);
}

/**
 * @param asOf as `--as-of` was given
 * @returns the moment that a report is of, which the read models show
 * @throws CommandFailed when they do not come that far in time
 */
export async function reportMomentOf(engine: Engine, asOf: string | undefined): Promise<ReportMoment> {
  const { services } = engine;
  await services.listener.poll();
  const asked = await positionOf(engine, asOf);
  const result = await pinnedMoment(services, asked, { asked: READY_MS, present: READY_MS });
  if (result.ok) return result.moment;
  throw failed(
    `Tampilan baru sampai posisi ${result.at}, belum ${result.wanted}; lihat “rumpun projections status”.`,
    `The read models show position ${result.at} and not ${result.wanted} yet; see “rumpun projections status”.`,
  );
}

/** The moment that "now" means: that of the engine's clock, or of the entry asked for. */
export async function momentOf({ services }: Engine, position: number | undefined): Promise<AskedMoment> {
  const [entry] = position === undefined ? [] : await services.store.readAll(position, 1);
  const at = entry?.at ?? services.clock.now();
  return { at, day: dayIn(ZONE, at) };
}
