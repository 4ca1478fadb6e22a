import { type AgreementTerms, exampleTerms } from '@app/contracts';
import { addDays, quarterDays } from '../shared/calendar.js';
import { textHash } from '../agreement/views.js';
import { complete, INSTITUTION, MEMBERS, representative } from './journey.js';
import { actorOf, CLUSTER, events, FORUM, uid, type World } from './world.js';

export const LPT = uid(0xb1);
export const PKE = uid(0xb2);
export const CYCLE = uid(0xd1);
const MONITOR = actorOf(uid(0xa2));
const APPROVER = actorOf(uid(0xa3));
const PARTNER_SIGNATORY = uid(0xa4);

function termsFor(world: World, kind: 'lpt' | 'pke'): AgreementTerms {
  const terms = exampleTerms as AgreementTerms;
  const work = { work: uid(0x901), what: 'Pendampingan', paidBy: 'cash' as const };
  return {
    ...terms,
    date: world.today,
    from: world.today,
    until: addDays(world.today, 364),
    cluster: { ...terms.cluster, signatory: representative(0) },
    partner: { ...terms.partner, signatory: PARTNER_SIGNATORY },
    partnerKind: kind === 'lpt' ? 'university' : 'other',
    works: [{ ...work, kind: kind === 'lpt' ? 'technical' : 'training' }],
  };
}

/** Drafts, accompanies and confirms an agreement, so that it is in force. */
export function agree(world: World, kind: 'lpt' | 'pke', stream = kind === 'lpt' ? LPT : PKE): World {
  const terms = termsFor(world, kind);
  events(world.agreement(stream, { type: 'draft-agreement', data: { cluster: CLUSTER, kind, terms } }));
  const member = MEMBERS[1][0];
  events(world.agreement(stream, { type: 'record-accompaniment', data: { member, heldOn: world.today } }));
  const hash = textHash(CLUSTER, kind, terms);
  events(world.agreement(stream, { type: 'open-confirmation', data: { hash } }));
  const confirm = (side: 'cluster' | 'partner', signatory: string) =>
    events(
      world.agreement(
        stream,
        { type: 'confirm-agreement', data: { side, hash, read: true } },
        { by: actorOf(signatory) },
      ),
    );
  confirm('cluster', terms.cluster.signatory);
  confirm('partner', PARTNER_SIGNATORY);
  return world;
}

export function assist(world: World, stream: string = PKE): World {
  events(
    world.agreement(stream, {
      type: 'record-assistance',
      data: {
        assistance: uid(0x902),
        work: uid(0x901),
        heldOn: world.today,
        what: 'Kelas pembukuan',
        value: '2000000',
        evidence: [],
      },
    }),
  );
  return world;
}

/** Judges everything that a cycle must look at, and has it approved. */
export function monitor(world: World, period: string): World {
  events(world.cycle(CYCLE, { type: 'open-cycle', data: { cluster: CLUSTER, period } }, { by: MONITOR }));
  const subjects = { fpk: FORUM, institution: INSTITUTION, lpt: LPT, pke: PKE, fkak: CLUSTER } as const;
  const aspects = ['implementation', 'progress', 'conformity', 'fairness'] as const;
  let item = 0xa00;
  for (const [actor, subject] of Object.entries(subjects) as [keyof typeof subjects, string][]) {
    for (const aspect of actor === 'fkak' ? [...aspects, 'cooperation' as const] : aspects) {
      const evidence = [{ what: 'Notulen' }];
      const data = { item: uid(item++), actor, subject, aspect, verdict: 'conforms' as const, evidence };
      events(world.cycle(CYCLE, { type: 'judge-item', data }, { by: MONITOR }));
    }
  }
  events(world.cycle(CYCLE, { type: 'submit-cycle', data: {} }, { by: MONITOR }));
  events(world.cycle(CYCLE, { type: 'approve-cycle', data: {} }, { by: APPROVER }));
  return world;
}

/** Steps 5 to 7 after the first four: an LPT, a PKE that has begun, an approved cycle. */
export function finish(world: World, period: string): World {
  agree(world, 'lpt');
  complete(world, 'lpt');
  agree(world, 'pke');
  assist(world);
  complete(world, 'pke');
  world.on(addDays(quarterDays(period).until, 5));
  monitor(world, period);
  return complete(world, 'monitoring');
}
