import type { EventStore } from '@app/eventsourcing';
import type { ReportMoment } from '@app/reports';

/** What was still missing when the time was over, as the projections' runner says it. */
export type StillBehind =
  | { readonly ok: false; readonly waitedFor: 'sealing'; readonly at: number; readonly wanted: number }
  | {
      readonly ok: false;
      readonly waitedFor: 'projection';
      readonly projection: string;
      /** Position that the projection shows. */
      readonly at: number;
      readonly wanted: number;
    };

export interface ShownPositions {
  waitFor(
    target: { readonly position: number },
    projections: readonly string[],
    timeoutMs: number,
  ): Promise<{ readonly ok: true; readonly position: number } | StillBehind>;
}

export interface PinnedServices {
  readonly store: Pick<EventStore, 'head' | 'readAll'>;
  readonly projections: ShownPositions;
}

/** Longest waits in milliseconds. */
export interface PinnedLimits {
  /** For a position that was asked for: without it there is no answer. */
  readonly asked: number;
  /** For the newest entry, where nobody asked for it. */
  readonly present: number;
}

/** Read models that reports rest on. */
export const FINDINGS_PROJECTIONS = ['findings', 'directory'] as const;

/**
 * One position for a whole answer: the one asked for, else the newest that the read models show. An answer that names
 * its position is never stale, so read models behind the log give their own position and no error.
 *
 * @param asked a position of the log; undefined for the present
 * @returns the moment, or what is missing of the position asked for
 */
export async function pinnedMoment(
  { store, projections }: PinnedServices,
  asked: number | undefined,
  limits: PinnedLimits,
): Promise<{ readonly ok: true; readonly moment: ReportMoment } | StillBehind> {
  const wanted = asked ?? (await store.head()).position;
  if (wanted < 0) return { ok: true, moment: { position: wanted, recordedAt: null } };
  const time = asked === undefined ? limits.present : limits.asked;
  const shown = await projections.waitFor({ position: wanted }, FINDINGS_PROJECTIONS, time);
  const isBehind = !shown.ok && asked === undefined && shown.waitedFor === 'projection';
  if (!shown.ok && !isBehind) return shown;
  const position = shown.ok ? wanted : shown.at;
  const [entry] = position < 0 ? [] : await store.readAll(position, 1);
  return { ok: true, moment: { position, recordedAt: entry?.sealedAt ?? null } };
}
