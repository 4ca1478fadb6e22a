import { exampleTerms, type AgreementTerms } from '@app/contracts';
import { textHash } from '../agreement/views.js';
import { CYCLE, PKE } from '../testing/partners.js';
import {
  complete,
  MEMBERS,
  readyFor,
  representative,
  representativeSeat,
  seatOf,
} from '../testing/journey.js';
import { actorOf, CLUSTER, events, refusedFor, uid, World } from '../testing/world.js';
import { item, opened } from './testing/cycles.js';

const by = (person: string) => ({ by: actorOf(person) });
const MEMBER = MEMBERS[1][0];
const REPRESENTATIVE = representative(1);
const PARTNER_SIGNATORY = uid(0xa4);
const PARTY = ['judge-is-party /actor'];

describe('whoever judges an item is no party to it (decision 7)', () => {
  it('refuses a member of the FPK for the FPK, and nobody else', () => {
    const world = opened();
    expect(refusedFor(world.cycle(CYCLE, item('fpk', 'progress'), by(MEMBER)))).toEqual(PARTY);
    expect(world.cycle(CYCLE, item('fpk', 'progress'), by(REPRESENTATIVE)).ok).toBe(true);
  });

  it('refuses a representative for the FKAK, and nobody else', () => {
    const world = opened();
    expect(refusedFor(world.cycle(CYCLE, item('fkak', 'cooperation'), by(REPRESENTATIVE)))).toEqual(PARTY);
    expect(world.cycle(CYCLE, item('fkak', 'cooperation'), by(MEMBER)).ok).toBe(true);
  });

  it.each([
    ['the cluster', representative(0)],
    ['the partner', PARTNER_SIGNATORY],
  ])("refuses the agreement's signatory for %s", (_, person) => {
    expect(refusedFor(opened().cycle(CYCLE, item('lpt', 'progress'), by(person)))).toEqual(PARTY);
  });

  it('lets a member of the FPK judge an LPT and an institution', () => {
    const world = opened();
    expect(world.cycle(CYCLE, item('lpt', 'progress'), by(MEMBER)).ok).toBe(true);
    expect(world.cycle(CYCLE, item('institution', 'progress'), by(MEMBER)).ok).toBe(true);
  });

  it('refuses an actor without a person: nobody could tell', () => {
    const unknown = { by: { account: uid(9), person: null } };
    expect(refusedFor(opened().cycle(CYCLE, item('institution', 'progress'), unknown))).toEqual([
      'judge-unknown',
    ]);
  });

  it('counts whoever sat at any time since the period began', () => {
    const world = opened().on('2026-02-02');
    const gone = { seat: seatOf(1), leftOn: '2026-02-01', why: 'Mutasi', seatContinues: true };
    events(world.forum({ type: 'record-member-left', data: gone }));
    const left = { seat: representativeSeat(1), leftOn: '2026-02-01', why: 'Pindah' };
    events(world.cluster({ type: 'record-representative-left', data: left }));
    expect(refusedFor(world.cycle(CYCLE, item('fpk', 'progress'), by(MEMBER)))).toEqual(PARTY);
    expect(refusedFor(world.cycle(CYCLE, item('fkak', 'progress'), by(REPRESENTATIVE)))).toEqual(PARTY);
  });

  it('counts nobody who left before the period began', () => {
    const world = complete(readyFor(new World('2025-11-03'), 'fkak'), 'fkak').on('2025-12-31');
    const gone = { seat: seatOf(1), leftOn: '2026-01-01', why: 'Mutasi', seatContinues: true };
    events(world.on('2026-01-01').forum({ type: 'record-member-left', data: gone }));
    events(world.cycle(CYCLE, { type: 'open-cycle', data: { cluster: CLUSTER, period: '2026-Q1' } }));
    expect(world.cycle(CYCLE, item('fpk', 'progress'), by(MEMBER)).ok).toBe(true);
  });

  it('refuses a member of the FPK for a PKE that is the FPK (decision 6)', () => {
    const world = complete(readyFor(new World(), 'fkak'), 'fkak');
    const base = exampleTerms as AgreementTerms;
    const terms: AgreementTerms = {
      ...base,
      date: world.today,
      from: world.today,
      cluster: { ...base.cluster, signatory: representative(0) },
      partner: { ...base.partner, signatory: PARTNER_SIGNATORY },
      partnerKind: 'fpk',
    };
    const hash = textHash(CLUSTER, 'pke', terms);
    events(world.agreement(PKE, { type: 'draft-agreement', data: { cluster: CLUSTER, kind: 'pke', terms } }));
    events(world.agreement(PKE, { type: 'open-confirmation', data: { hash } }));
    for (const [side, person] of [
      ['cluster', representative(0)],
      ['partner', PARTNER_SIGNATORY],
    ] as const) {
      events(
        world.agreement(PKE, { type: 'confirm-agreement', data: { side, hash, read: true } }, by(person)),
      );
    }
    events(world.cycle(CYCLE, { type: 'open-cycle', data: { cluster: CLUSTER, period: '2026-Q1' } }));
    expect(refusedFor(world.cycle(CYCLE, item('pke', 'progress'), by(MEMBER)))).toEqual(PARTY);
    expect(world.cycle(CYCLE, item('pke', 'progress'), by(REPRESENTATIVE)).ok).toBe(true);
  });
});
