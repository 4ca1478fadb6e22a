import { regionCovers } from '@app/access';
import type { Report, ReportKind, ReportWave } from '@app/contracts';
import type { Refusal } from '@app/eventsourcing';
import type { ReportMoment } from '@app/reports';
import type { WaveEntry } from './source.js';

/** What a reader may see, as permissions say it; nothing listed is nothing seen. */
export interface FindingsScope {
  readonly everywhere: boolean;
  /** Region codes, each with the regions below it. */
  readonly regions: readonly string[];
  readonly clusters: readonly string[];
}

export const EVERYWHERE: FindingsScope = { everywhere: true, regions: [], clusters: [] };

/** Which report, of which waves, as of which moment, for whom. */
export interface ReportAsk {
  readonly kind: ReportKind;
  /** These waves and no others, in this order. */
  readonly surveys?: readonly string[];
  readonly cluster?: string;
  /** Code of a region: its waves and those of the regions below it. */
  readonly region?: string;
  /** Key of an instrument, where several feed one kind of report. */
  readonly instrument?: string;
  /** For the network: the node to leave out. */
  readonly without?: string;
  readonly moment: ReportMoment;
  readonly scope: FindingsScope;
}

/** `unknown`: no such wave; `forbidden`: not for this reader; `refused`: everything else that can be expected. */
export type RefusedWhy = 'unknown' | 'forbidden' | 'refused';

export type Answered<T> =
  ({ readonly ok: true } & T) | { readonly ok: false; readonly why: RefusedWhy; readonly refusal: Refusal };

export type ReportAnswer = Answered<{
  readonly report: Report;
  /** Region of each of its waves. */
  readonly regions: readonly string[];
}>;

/** @returns whether this reader may see what is said of a place */
export function isVisible(
  { region, cluster }: { readonly region: string; readonly cluster: string },
  scope: FindingsScope,
): boolean {
  return scope.everywhere || scope.clusters.includes(cluster) || coversRegion(scope, region);
}

/** @returns whether all of a region is in the scope */
export const coversRegion = ({ everywhere, regions }: FindingsScope, region: string): boolean =>
  everywhere || regions.some((code) => regionCovers(code, region));

/** @returns the part of an entry that a report says */
export function reportWaveOf({ region: _r, enrolled: _e, closedAt: _c, ...wave }: WaveEntry): ReportWave {
  return { ...wave, restated: wave.restated && { ...wave.restated } };
}
