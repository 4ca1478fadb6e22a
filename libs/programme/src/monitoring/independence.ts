import type { Reason } from '@app/eventsourcing';
import { quarterDays } from '../shared/calendar.js';
import { because } from '../shared/refusing.js';
import { fkakTenures, forumTenures, satBetween } from '../shared/tenures.js';
import type { CycleCase } from './case.js';

type Judging = CycleCase<'judge-item'>;

/**
 * An item is judged by a person who is no party to what is judged (decision 7): signatories of the agreement,
 * FKAK representatives for the FKAK, FPK members for the FPK, and for a PKE that is the FPK too (decision 6).
 * Whoever sat at any time since the period began is a party to it.
 *
 * @returns every way in which the judge is a party
 */
export function partyReasons(c: Judging): Reason[] {
  const { person } = c.context.actor;
  if (person === null) {
    return [
      because(
        'judge-unknown',
        'butir harus dinilai oleh orang yang dikenal, supaya kemandiriannya dapat diperiksa',
        'an item is judged by a known person, whose independence can be checked',
      ),
    ];
  }
  const { actor } = c.data;
  if (actor === 'fkak')
    return sat(c, person, 'fkak') ? [party('wakil FKAK', 'a representative in the FKAK')] : [];
  if (actor === 'fpk') return sat(c, person, 'fpk') ? [party('anggota FPK', 'a member of the FPK')] : [];
  return actor === 'institution' ? [] : partiesOfAgreement(c, person);
}

function partiesOfAgreement(c: Judging, person: string): Reason[] {
  const terms = c.on.agreements.find(({ stream }) => stream === c.data.subject)?.state.terms;
  if (!terms) return [];
  const reasons: Reason[] = [];
  if ([terms.cluster.signatory, terms.partner.signatory].includes(person)) {
    reasons.push(party('penanda tangan perjanjian ini', 'a signatory of this agreement'));
  }
  if (terms.partnerKind === 'fpk' && sat(c, person, 'fpk')) {
    reasons.push(party('anggota FPK, mitra perjanjian ini', 'a member of the FPK, which is the partner'));
  }
  return reasons;
}

function sat({ on, identity, zone, today }: Judging, person: string, body: 'fpk' | 'fkak'): boolean {
  const tenures =
    body === 'fpk'
      ? forumTenures(on.forum?.state.facts ?? {}, zone)
      : fkakTenures(on.cluster.state.facts, zone);
  return satBetween(tenures, person, quarterDays(identity.period).from, today);
}

const party = (id: string, en: string): Reason =>
  because('judge-is-party', `penilai adalah ${id}`, `whoever judges is ${en}`, '/actor');
