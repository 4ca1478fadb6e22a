import type { ClaimReport } from '@app/contracts';
import type { Director } from '../director.js';
import type { Player } from '../player.js';

export interface ClaimSpec {
  readonly region: string;
  readonly report: ClaimReport;
  /** Which wave asked in which of the report's places. */
  readonly compare: readonly { readonly location: string; readonly survey: string }[];
}

/** A report is entered to have its figures checked. @returns its stream */
export async function enterClaim(d: Director, author: Player, spec: ClaimSpec): Promise<string> {
  const done = await d.gives({
    as: author.acting,
    category: 'claim',
    command: 'enter-claim',
    stream: null,
    body: spec,
  });
  return done.stream;
}

/** It went out as it is, mistakes included. */
export async function publishClaim(d: Director, manager: Player, claim: string, note: string): Promise<void> {
  const as = manager.acting;
  await d.gives({ as, category: 'claim', command: 'publish-claim', stream: claim, body: { note } });
}
