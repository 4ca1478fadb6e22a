import { enterClaim, publishClaim, reviseClaim, withdrawClaim } from '@app/contracts';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

/** Facts of a publication that was entered for checking. */
export const claimOwnEvents = [
  eventSpec('ClaimEntered', enterClaim.schema),
  eventSpec('ClaimRevised', reviseClaim.schema),
  eventSpec('ClaimPublished', publishClaim.schema),
  eventSpec('ClaimWithdrawn', withdrawClaim.schema),
] as const;

export type ClaimEvent = EventOf<typeof claimOwnEvents>;
