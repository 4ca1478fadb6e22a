import { text } from '@app/contracts';
import type { ReportMoment } from '@app/findings';
import { FINDINGS_PROJECTIONS, pinnedMoment } from '@app/findings';
import type { AsOfResult, WaitResult } from '@app/event-store';
import { resolveAsOf } from '@app/event-store';
import { problem } from '../http/problem.js';
import type { ApiServices } from '../services.js';

/** Longest wait for an entry to show, in milliseconds. */
const WAIT_MS = 5_000;
/** Longest wait for read models to reach the newest entry, where nobody asked for it, in milliseconds. */
const PRESENT_MS = 1_000;
/** Where a bare day is read: the western zone, in which most of the country's people live. */
const ZONE = 'Asia/Jakarta';

/**
 * Waits until an entry shows in the read models that a route reads.
 *
 * @throws ApiProblem 504 that names what was waited for; stale data never goes out unmarked
 */
export async function waitFor(
  { projections }: Pick<ApiServices, 'projections'>,
  id: number | undefined,
  names: readonly string[],
): Promise<void> {
  if (id === undefined) return;
  const result = await projections.waitFor({ id }, names, WAIT_MS);
  if (!result.ok) throw timedOut(result, id);
}

/** @returns the position asked for; undefined for the present @throws ApiProblem 400 with the valid range */
export async function positionOf(
  { store }: Pick<ApiServices, 'store'>,
  asOf: string | undefined,
  parameter = 'asOf',
): Promise<number | undefined> {
  if (asOf === undefined) return undefined;
  const result = await resolveAsOf(asOf, store, { zone: ZONE });
  if (result.ok) return result.position;
  throw unknownMoment(result, parameter);
}

/**
 * One position for a whole answer of the findings, as `pinnedMoment` says.
 *
 * @throws ApiProblem 400 for a moment that the log does not have, 504 for one that the read models do not show yet
 */
export async function pinned(
  services: Pick<ApiServices, 'projections' | 'store'>,
  { wait, asOf }: { readonly wait?: number | undefined; readonly asOf?: string | undefined },
): Promise<ReportMoment> {
  await waitFor(services, wait, FINDINGS_PROJECTIONS);
  const asked = await positionOf(services, asOf);
  const result = await pinnedMoment(services, asked, { asked: WAIT_MS, present: PRESENT_MS });
  if (!result.ok) throw timedOut(result, null);
  return result.moment;
}

function unknownMoment({ code, range, message }: Extract<AsOfResult, { ok: false }>, parameter: string) {
  return problem('unknown-moment', {
    detail: message,
    errors: [{ code, parameter, text: message, ...(range === null ? {} : { params: { range } }) }],
    members: { range },
  });
}

function timedOut(result: Extract<WaitResult, { ok: false }>, id: number | null) {
  const { ok: _, ...waited } = result;
  const what = id === null ? text(`Posisi ${result.wanted}`, `Position ${result.wanted}`) : entryWords(id);
  const detail =
    result.waitedFor === 'sealing'
      ? text(`${what.id} belum disegel.`, `${what.en} is not sealed yet.`)
      : text(
          `${what.id} belum sampai ke proyeksi "${result.projection}".`,
          `${what.en} has not reached the projection "${result.projection}" yet.`,
        );
  return problem('wait-timed-out', {
    detail,
    errors: [{ code: `waiting-for-${result.waitedFor}`, parameter: 'wait', text: detail }],
    members: { waited: { ...(id === null ? {} : { id }), ...waited } },
    headers: { 'retry-after': '1' },
  });
}

const entryWords = (id: number) => text(`Entri ${id}`, `Entry ${id}`);
