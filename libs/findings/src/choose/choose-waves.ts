import type { InstrumentContent } from '@app/contracts';
import type { Answered, ReportAsk } from '../ask.js';
import { reportKindInfo } from '../kinds.js';
import { cannotReport, noWaves, oneCluster, otherFamily } from '../refusals.js';
import type { WaveEntry } from '../source.js';
import type { Chosen } from './latest.js';
import { latestWaves } from './latest.js';

/** Family of an instrument by the hash of its text. */
export type Families = ReadonlyMap<string, InstrumentContent['family']>;

/**
 * Which of the waves found a report is made from. Waves that were named are all taken, in the order named; else the
 * latest of each cluster and instrument, and for a change the latest two.
 *
 * @param waves of the places asked for, visible to the reader
 * @param families of the waves' instruments
 */
export function chooseWaves(
  ask: Pick<ReportAsk, 'kind' | 'surveys'>,
  waves: readonly WaveEntry[],
  families: Families,
): Answered<Chosen> {
  const info = reportKindInfo(ask.kind);
  const fits = ({ instrument }: WaveEntry): boolean =>
    info.family === null || families.get(instrument.hash) === info.family;
  const fitting = waves.filter(fits);
  if (ask.surveys !== undefined && fitting.length < waves.length) {
    const others = waves.filter((wave) => !fits(wave));
    return cannotReport(
      'waves-not-usable',
      others.map((wave) => otherFamily(wave, info)),
    );
  }
  if (fitting.length === 0) return noWaves(info, waves);
  const isChange = ask.kind === 'change';
  if (isChange && new Set(fitting.map(({ cluster }) => cluster)).size > 1) return oneCluster(fitting);
  if (ask.surveys !== undefined) return { ok: true, waves: fitting, notes: [] };
  return { ok: true, ...latestWaves(fitting, isChange ? 2 : 1) };
}
