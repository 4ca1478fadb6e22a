import type { Rung } from '@app/contracts';
import type { Entry } from '@app/eventsourcing';
import { enrol, formForum, meet } from '../../../programme/src/testing/journey.js';
import { CLUSTER, coordinator, FORUM, uid, World } from '../../../programme/src/testing/world.js';
import { usualCadence } from '../testing/derive.js';
import { walkingCalendar } from '../testing/walking-calendar.js';
import type { Escalation } from './looks.js';
import { type Simulation, simulate } from './simulate.js';

const of = (world: World, more: Partial<Simulation> = {}): Simulation => ({
  histories: [...world.all().values()] as Entry[][],
  cadenceOf: () => usualCadence,
  calendarOf: () => walkingCalendar(),
  ...more,
});
/** A forum that meets each month, and a cluster without anything of its own. */
const enrolled = () => enrol(formForum(new World()));
const told = (simulation: Simulation, from: string, until: string) =>
  simulate(simulation, from, until).map(({ day, kind, rung }) => `${day} ${kind} ${rung}`);

describe('a simulation', () => {
  it('says what would go out on which day, in order', () => {
    expect(told(of(enrolled()), '2026-01-05', '2026-01-09')).toEqual([
      '2026-01-06 cycle-opening due',
      '2026-01-06 forum-meeting due',
    ]);
  });

  it('stops with what is recorded, on the morning after', () => {
    const world = enrolled();
    meet(world.on('2026-02-05'), uid(0x8a0));
    const meetings = simulate(of(world), '2026-01-05', '2026-02-28').filter(
      ({ kind, key }) => kind === 'forum-meeting' && key.endsWith('2026-02-05'),
    );
    expect(meetings.map(({ day, rung }) => `${day} ${rung}`)).toEqual([
      '2026-02-02 before',
      '2026-02-05 due',
    ]);
  });

  it('goes on where the streams of notices stand', () => {
    const key = simulate(of(enrolled()), '2026-01-06', '2026-01-06').find(
      ({ kind }) => kind === 'forum-meeting',
    )!.key;
    const raised = new Map([[key, new Set<Rung>(['due'])]]);
    expect(told(of(enrolled(), { raised }), '2026-01-06', '2026-01-09')).toEqual([
      '2026-01-06 cycle-opening due',
    ]);
  });

  it('beginning late says only what is still to be said', () => {
    const late = simulate(of(enrolled()), '2026-02-20', '2026-02-20').filter(({ key }) =>
      key.endsWith('2026-01-05'),
    );
    const meetings = late.filter(({ kind }) => kind === 'forum-meeting');
    expect(meetings.map(({ rung, to }) => `${rung} ${to.role}`)).toEqual([
      'overdue coordinator',
      'escalated manager',
      'escalated-again admin',
    ]);
  });

  it('looks in the zone of the region, at its hour', () => {
    const world = enrolled();
    // The world records at noon: seen at one o'clock the same day, at eight the next.
    const first = (hour: number) => simulate(of(world, { hour }), '2026-01-05', '2026-01-09')[0]!;
    expect([first(13).day, first(8).day]).toEqual(['2026-01-05', '2026-01-06']);
    expect(first(13)).toMatchObject({ kind: 'forum-meeting', due: '2026-01-05', cluster: null });
  });

  it('answers the same whatever the order of the streams', () => {
    const world = enrolled();
    const simulation = of(world);
    const turned = { ...simulation, histories: [...simulation.histories].reverse() };
    const once = simulate(simulation, '2026-01-05', '2026-12-31');
    expect(simulate(turned, '2026-01-05', '2026-12-31')).toEqual(once);
    expect(once.length).toBeGreaterThan(40);
  });

  it('plays what goes up early: missed the same day, else on its day, and a day later beside another rung', () => {
    const monitorIsAway: Escalation = {
      told: (_obligation, { to }) => to.role !== 'monitor',
      next: ({ kind, ladder }, day) => {
        const up = (name: Rung) => ladder.find(({ rung }) => rung === name)!;
        if (kind === 'cycle-opening') return { rung: up('escalated'), why: 'undeliverable', on: day };
        return { rung: up('escalated-again'), why: 'unacknowledged', on: '2026-01-13' };
      },
    };
    const simulation = of(enrolled(), { escalation: monitorIsAway });
    const opening = simulate(simulation, '2026-01-05', '2026-01-14').filter(
      ({ kind }) => kind !== 'step-idle',
    );
    expect(opening.map(({ day, kind, rung, early }) => `${day} ${kind} ${rung} ${early}`)).toEqual([
      '2026-01-06 cycle-opening due null',
      '2026-01-06 cycle-opening escalated undeliverable',
      '2026-01-06 forum-meeting due null',
      '2026-01-12 cycle-opening overdue null',
      '2026-01-13 forum-meeting overdue null',
      '2026-01-13 forum-meeting escalated null',
      '2026-01-14 forum-meeting escalated-again unacknowledged',
    ]);
  });

  it('tells whom and why, and of which cluster', () => {
    const notices = simulate(of(enrolled()), '2026-01-05', '2026-05-31');
    const escalated = notices.find(({ kind, rung }) => kind === 'cycle-evidence' && rung === 'escalated')!;
    expect(escalated).toMatchObject({
      day: '2026-04-14',
      to: { role: 'coordinator', person: coordinator.person },
      cluster: CLUSTER,
      region: '33.10',
      mandatory: true,
    });
    expect(escalated.why.id).toContain('hari kerja ke-5');
    expect(notices.find(({ cluster }) => cluster === null)!.key).toContain(FORUM);
  });
});
