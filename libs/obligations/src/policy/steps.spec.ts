import { approved, FINDING, withFinding } from '../../../programme/src/testing/cycles.js';
import { MEMBERS, readyFor } from '../../../programme/src/testing/journey.js';
import { CYCLE } from '../../../programme/src/testing/partners.js';
import { CLUSTER, coordinator, events, uid, World } from '../../../programme/src/testing/world.js';
import { brief, daysOf, dueIn, ofKind } from '../testing/derive.js';

const ready = () => readyFor(new World(), 'fpk');
const submit = (world: World) => events(world.cluster({ type: 'submit-step', data: { step: 'fpk' } }));
const decide = (world: World, type: 'return-step' | 'approve-step') =>
  events(world.cluster({ type, data: { step: 'fpk', reason: 'Lampirkan' } } as never, { by: coordinator }));
const approvals = (world: World) => ofKind(world, 'step-approval').map(brief);
const idle = (world: World, until = '2026-12-31') =>
  ofKind(world, 'step-idle', { until }).map((each) => `${each.subject.item} ${brief(each)}`);

describe('a submitted step', () => {
  it('waits for the coordinator, each submission for itself', () => {
    const world = ready().on('2026-01-08');
    submit(world);
    expect(approvals(world)).toEqual(['1 2026-01-15 open']);
    expect(ofKind(world, 'step-approval')[0]).toMatchObject({
      key: `step-approval:${CLUSTER}/fpk:1`,
      owner: { role: 'coordinator', person: coordinator.person },
    });
    decide(world.on('2026-01-12'), 'return-step');
    submit(world.on('2026-01-20'));
    expect(approvals(world)).toEqual(['1 2026-01-15 met', '2 2026-01-27 open']);
    const data = { step: 'fpk', reason: 'Belum siap' } as const;
    events(world.cluster({ type: 'recall-submission', data }));
    submit(world);
    decide(world, 'approve-step');
    expect(approvals(world)).toEqual(['1 2026-01-15 met', '2 2026-01-27 void recalled', '3 2026-01-27 met']);
  });
});

describe('a step that stands still', () => {
  it('is asked about after thirty days, and again when it stops again', () => {
    const world = ready();
    expect(idle(world)).toEqual(['fpk 2026-01-05 2026-02-04 open']);
    world.on('2026-02-10');
    const funds = { channel: 'bappeda', year: 2027 } as const;
    events(world.forum({ type: 'name-operating-funds', data: funds }));
    expect(idle(world)).toEqual(['fpk 2026-01-05 2026-02-04 met', 'fpk 2026-02-10 2026-03-12 open']);
  });

  it('leaves no trace where the work went on before anybody was reminded', () => {
    const world = ready().on('2026-01-29');
    events(world.forum({ type: 'name-operating-funds', data: { channel: 'bappeda', year: 2027 } }));
    expect(idle(world)).toEqual(['fpk 2026-01-29 2026-03-02 open']);
  });

  it('is settled by the submission; the next step begins to be waited for', () => {
    const world = ready().on('2026-02-06');
    submit(world);
    expect(idle(world)).toEqual(['fpk 2026-01-05 2026-02-04 met']);
    decide(world, 'approve-step');
    expect(idle(world)).toEqual(['fpk 2026-01-05 2026-02-04 met', 'flagship 2026-02-06 2026-03-09 open']);
  });
});

describe('a waiver that was asked for', () => {
  const waiver = uid(0x951);
  const ask = (world: World) => {
    const data = { waiver, criterion: 'fpk-decree-issued', reason: 'Menunggu', expires: '2026-03-29' };
    events(world.cluster({ type: 'request-waiver', data }));
    return world;
  };
  const asked = () => ask(ready().on('2026-01-08'));
  const decline = { type: 'decline-waiver', data: { waiver, reason: 'SK harus terbit dahulu' } } as const;
  const requests = (world: World) => ofKind(world, 'waiver-decision').map(brief);

  it('waits for the coordinator, by the working days of the region', () => {
    expect(requests(asked())).toEqual(['- 2026-01-15 open']);
    expect(ofKind(asked(), 'waiver-decision', { cadence: { 'waiver-decision': 2 } })[0]).toMatchObject({
      key: `waiver-decision:${CLUSTER}/${waiver}:-`,
      owner: { role: 'coordinator', person: coordinator.person },
      due: '2026-01-12',
      source: { text: { en: expect.stringContaining('within 2 working days') } },
    });
  });

  it('is decided when it is granted or declined', () => {
    const granted = asked();
    events(granted.cluster({ type: 'grant-waiver', data: { waiver } }, { by: coordinator }));
    expect(requests(granted)).toEqual(['- 2026-01-15 met']);
    const declined = asked();
    events(declined.cluster(decline, { by: coordinator }));
    expect(requests(declined)).toEqual(['- 2026-01-15 met']);
  });

  it('is nothing to decide once whoever asked took it back', () => {
    const world = asked();
    events(world.cluster(decline));
    expect(requests(world)).toEqual(['- 2026-01-15 void recalled']);
  });
});

describe('a waiver', () => {
  const waived = (expires: string, waiver = uid(0x951), world = ready()) => {
    const asked = { waiver, criterion: 'fpk-decree-issued', reason: 'Menunggu', expires };
    events(world.cluster({ type: 'request-waiver', data: asked }));
    events(world.cluster({ type: 'grant-waiver', data: { waiver } }, { by: coordinator }));
    return world;
  };
  const waivers = (world: World) => ofKind(world, 'waiver-expiry', { until: '2026-12-31' }).map(brief);

  it('is reminded of two weeks before it ends, and over with it', () => {
    const world = waived('2026-03-29');
    const [waiver] = ofKind(world, 'waiver-expiry');
    expect(daysOf(waiver!)).toMatchObject({ before: '2026-03-13', due: '2026-03-27', overdue: '2026-03-30' });
    world.on('2026-03-30');
    events(world.cluster({ type: 'expire-waiver', data: { waiver: uid(0x951) } }));
    expect(waivers(world)).toEqual(['2026-03-29 2026-03-27 void lapsed']);
  });

  it('that only was asked for binds nobody; a revoked one is void', () => {
    const asked = {
      waiver: uid(0x952),
      criterion: 'fpk-decree-issued',
      reason: 'Menunggu',
      expires: '2026-06-30',
    };
    const world = ready();
    events(world.cluster({ type: 'request-waiver', data: asked }));
    expect(waivers(world)).toEqual([]);
    const revoked = waived('2026-03-29');
    const data = { waiver: uid(0x951), reason: 'SK terbit' };
    events(revoked.cluster({ type: 'revoke-waiver', data }, { by: coordinator }));
    expect(waivers(revoked)).toEqual(['2026-03-29 2026-03-27 void lapsed']);
  });
});

describe('what an approved cycle found', () => {
  const followUp = (world: World, status: 'not-yet' | 'as-recommended', due?: string) =>
    events(
      world.cycle(CYCLE, {
        type: 'set-follow-up',
        data: { finding: FINDING, status, note: 'Disusun', ...(due && { due }) },
      }),
    );
  const followUps = (world: World) => ofKind(world, 'follow-up', { until: '2026-12-31' }).map(brief);

  it('is followed up by its date; a date that is put off is a new duty', () => {
    const world = withFinding();
    expect(followUps(world)).toEqual(['2026-06-30 2026-06-30 open']);
    followUp(world, 'not-yet');
    expect(followUps(world)).toEqual(['2026-06-30 2026-06-30 open']);
    followUp(world, 'not-yet', '2026-08-15');
    expect(followUps(world)).toEqual(['2026-06-30 2026-06-30 void replaced', '2026-08-15 2026-08-17 open']);
    followUp(world, 'as-recommended');
    expect(followUps(world)).toEqual(['2026-06-30 2026-06-30 void replaced', '2026-08-15 2026-08-17 met']);
  });

  it('binds nobody before the cycle is approved, and nothing where nothing was found', () => {
    expect(dueIn(approved()).filter(({ kind }) => kind === 'follow-up')).toEqual([]);
  });

  it('is corrected by the person who took it on, until another closes it', () => {
    const world = withFinding();
    const action = uid(0x961);
    const owner = MEMBERS[1][0];
    const data = { action, finding: FINDING, what: 'Pemasok kedua', owner, due: '2026-05-02' };
    events(world.cycle(CYCLE, { type: 'plan-correction', data }));
    const [correction] = ofKind(world, 'corrective-action');
    expect(correction).toMatchObject({
      due: '2026-05-04',
      owner: { role: 'fpk-member', person: owner },
      state: 'open',
    });
    const closing = { action, closedOn: world.today, evidence: [], note: 'Kontrak' };
    events(world.cycle(CYCLE, { type: 'close-correction', data: closing }));
    expect(ofKind(world, 'corrective-action').map(brief)).toEqual(['- 2026-05-04 met']);
  });
});
