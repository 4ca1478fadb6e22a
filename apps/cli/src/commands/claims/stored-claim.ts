import type { Engine } from '@app/composition';
import { uuid } from '@app/contracts';
import { fold } from '@app/eventsourcing';
import { claimDecider, type ClaimState } from '@app/programme';
import { failed } from '../../failure.js';

/**
 * @param at position of the log; now without it
 * @returns a report that was entered, and its version
 * @throws CommandFailed when there is none with this id
 */
export async function storedClaim(
  { services: { store } }: Engine,
  id: string,
  at: number | undefined,
): Promise<{ readonly state: ClaimState; readonly version: number }> {
  const known = uuid.safeParse(id).success;
  const entries = known ? await store.readStream(id.toLowerCase(), at === undefined ? {} : { asOf: at }) : [];
  if (entries[0]?.category !== claimDecider.category) {
    throw failed(`Tidak ada laporan dengan id ${id}`, `There is no report with id ${id}`);
  }
  return { state: fold(claimDecider, entries), version: entries.at(-1)!.version };
}
