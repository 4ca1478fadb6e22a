import { type AgreementTerms, exampleTerms } from '@app/contracts';
import { dealInForce, PARTNER, terminate } from '../testing/deals.js';
import { assist, PKE } from '../testing/partners.js';
import { actorOf, coordinator, events, FORUM, type World } from '../testing/world.js';
import type { ClusterDesk } from './desk.js';
import { checkIndependence } from './independence.js';
import { completedTo, give, member, refuses } from './testing/clusters.js';

const pke = { step: 'pke' } as const;
const partner = (name: string) => ({ ...(exampleTerms as AgreementTerms).partner, signatory: PARTNER, name });
const asFpk = (name: string) => ({ partnerKind: 'fpk', partnerId: FORUM, partner: partner(name) }) as const;
/** Step 6 submitted; the coordinator's seat stands for "Bappeda Klaten", the other member's for an office. */
function submittedWith(changes: Partial<AgreementTerms>): World {
  const world = assist(dealInForce(completedTo('lpt'), 'pke', changes));
  events(give(world, 'submit-step', pke));
  return world;
}
/** The forum agrees on somebody else to coordinate. */
function coordinatedBy(world: World, person: string): World {
  const rhythm = { every: 1, unit: 'month' } as const;
  events(
    world.forum({
      type: 'agree-mechanism',
      data: { coordinator: person, firstMeeting: world.today, rhythm },
    }),
  );
  return world;
}
const approve = (world: World, by = coordinator) => give(world, 'approve-step', pke, { by });

describe('approving step 6 where the FPK is the PKE (decision 6)', () => {
  it.each(['Bappeda Klaten', 'bappeda  KLATEN'])(
    'is not for the member whose organisation gains: %s',
    (name) => {
      expect(refuses(submittedWith(asFpk(name)), 'approve-step', pke, { by: coordinator })).toEqual([
        'not-independent',
      ]);
    },
  );

  it('is for another member, once the forum agrees on one to coordinate', () => {
    const world = coordinatedBy(submittedWith(asFpk('Bappeda Klaten')), member.person!);
    expect(approve(world, member).ok).toBe(true);
  });

  it('is for the coordinator when the organisation of another member gains', () => {
    expect(approve(submittedWith(asFpk('Dinas Perindustrian'))).ok).toBe(true);
  });

  it('is not for the member who signed for the partner', () => {
    const world = submittedWith(asFpk('Sekretariat FPK'));
    const organ = { organKind: 'other', organ: 'Perorangan', standing: 'core' } as const;
    events(world.forum({ type: 'seat-member', data: { seat: PARTNER, person: PARTNER, ...organ } }));
    coordinatedBy(world, PARTNER);
    expect(refuses(world, 'approve-step', pke, { by: actorOf(PARTNER) })).toEqual(['not-independent']);
  });

  it('asks nothing where the PKE is another body that happens to bear the name', () => {
    const world = submittedWith({ partnerKind: 'other', partner: partner('Bappeda Klaten') });
    expect(approve(world).ok).toBe(true);
  });

  it('asks nothing of an agreement that ended', () => {
    const world = submittedWith(asFpk('Bappeda Klaten'));
    terminate(world, PKE);
    expect(refuses(world, 'approve-step', pke, { by: coordinator })).not.toContain('not-independent');
  });

  it('asks nothing where there is no forum: that is told on its own', () => {
    const on = { ...submittedWith(asFpk('Bappeda Klaten')).surroundings(), forum: null };
    expect(checkIndependence({ on, actor: coordinator } as ClusterDesk)).toBe(false);
  });

  it('is asked of step 6 alone', () => {
    const world = submittedWith(asFpk('Bappeda Klaten'));
    events(give(world, 'reopen-step', { step: 'lpt', reason: 'Diperiksa' }));
    events(give(world, 'submit-step', { step: 'lpt' }));
    expect(give(world, 'approve-step', { step: 'lpt' }, { by: coordinator }).ok).toBe(true);
  });
});
