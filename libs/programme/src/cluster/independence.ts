import type { AgreementState } from '../agreement/state.js';
import type { Known } from '../definitions/judge-types.js';
import { memberRoster } from '../forum/roster.js';
import { because, type Check } from '../shared/refusing.js';
import type { ClusterDesk } from './desk.js';

const written = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

/** Agreements in force under which the forum itself, or a member's organisation, is the PKE. */
function ownAgreements(agreements: readonly Known<AgreementState>[]): readonly Known<AgreementState>[] {
  return agreements.filter(
    ({ state }) =>
      state.identity?.kind === 'pke' && state.lifecycle === 'active' && state.terms?.partnerKind === 'fpk',
  );
}

/**
 * Decision 6: where the FPK is the PKE, a member whose organisation gets the gain does not approve that step.
 * Known from data: the member signed for the partner, or the partner bears the name of the organisation that the
 * member's seat stands for. The forum then agrees on another coordinator for this step.
 */
export function checkIndependence({ on, actor, place }: ClusterDesk): Check {
  const { forum } = on;
  if (forum === null || actor.person === null) return false;
  const seat = memberRoster(forum.state, place.zone, place.today)
    .filled(place.today)
    .find(({ fact }) => fact.data.person === actor.person);
  const concerned = ownAgreements(on.agreements).some(({ state }) => {
    const partner = state.terms!.partner;
    const organ = seat?.fact.data.organ;
    return (
      partner.signatory === actor.person || (organ !== undefined && written(organ) === written(partner.name))
    );
  });
  return (
    concerned &&
    because(
      'not-independent',
      'lembaga Anda menerima manfaat sebagai PKE; anggota FPK lain harus memutuskan langkah ini',
      'your organisation gains as the PKE; another member of the forum must decide this step',
    )
  );
}
