import { representative, representativeSeat } from '../testing/journey.js';
import { events, uid } from '../testing/world.js';
import { give, leaves, refuses, represented, versionOf } from './testing/clusters.js';

const TODAY = '2026-01-05';
const TOMORROW = '2026-01-06';
const leave = () => ({ seat: representativeSeat(0), leftOn: TODAY, why: 'Pindah' });

describe('the work of the FKAK', () => {
  const align = (changes: object = {}) => ({
    heldOn: TODAY,
    topics: ['concept' as const],
    attendees: [representative(0)],
    ...changes,
  });
  const agree = (coordinator: string) => ({
    coordinator,
    firstMeeting: '2026-12-01',
    rhythm: { every: 1, unit: 'month' as const },
  });
  const action = (id: number, due = TODAY) => ({ action: uid(id), what: 'Surat', owner: uid(9), due });
  const meet = (changes: object = {}) => ({
    meeting: uid(0x801),
    heldOn: TODAY,
    purposes: ['planning' as const],
    clusters: [],
    attendees: [representative(0)],
    decisions: [],
    actions: [action(1)],
    ...changes,
  });
  const close = (changes: object = {}) => ({ action: uid(1), doneOn: TODAY, how: 'Terkirim', ...changes });
  const met = () => {
    const world = represented();
    events(give(world, 'record-fkak-meeting', meet()));
    return world;
  };

  it('is recorded under its own name', () => {
    const world = represented();
    const body = 'fkak';
    expect(leaves(world, 'record-fkak-alignment', align())).toEqual([
      ['AlignmentHeld', { ...align(), body }],
    ]);
    expect(leaves(world, 'agree-fkak-mechanism', agree(representative(0)))).toEqual([
      ['MechanismAgreed', { ...agree(representative(0)), body }],
    ]);
    expect(leaves(world, 'record-fkak-meeting', meet())).toEqual([['MeetingHeld', { ...meet(), body }]]);
    expect(leaves(world, 'close-fkak-action', close())).toEqual([['ActionItemClosed', { ...close(), body }]]);
  });

  it.each([
    ['a day ahead', { heldOn: TOMORROW }, ['date-in-future /heldOn']],
    ['strangers only', { attendees: [uid(1)] }, ['attendees-not-seated /attendees']],
  ])('refuses an alignment with %s', (_, changes, reasons) => {
    expect(refuses(represented(), 'record-fkak-alignment', align(changes))).toEqual(reasons);
  });

  it('refuses a coordinator who represents nobody, or no longer', () => {
    const unseated = ['coordinator-not-seated /coordinator'];
    expect(refuses(represented(), 'agree-fkak-mechanism', agree(uid(1)))).toEqual(unseated);
    const world = represented();
    events(give(world, 'record-representative-left', leave()));
    expect(refuses(world, 'agree-fkak-mechanism', agree(representative(0)))).toEqual(unseated);
  });

  it.each([
    ['on record', { actions: [] }, ['duplicate-id /meeting']],
    ['on a day ahead', { meeting: uid(2), actions: [], heldOn: TOMORROW }, ['date-in-future /heldOn']],
    [
      'of strangers',
      { meeting: uid(2), actions: [], attendees: [uid(3)] },
      ['attendees-not-seated /attendees'],
    ],
    ['with an action on record', { meeting: uid(2) }, ['duplicate-id /actions/0/action']],
    [
      'with an action due before it',
      { meeting: uid(2), actions: [action(2, '2026-01-04')] },
      ['date-out-of-order /actions/0/due'],
    ],
  ])('refuses a meeting %s', (_, changes, reasons) => {
    expect(refuses(met(), 'record-fkak-meeting', meet(changes))).toEqual(reasons);
  });

  it.each([
    ['an unknown action', { action: uid(2) }, ['unknown-action /action']],
    ['a day ahead', { doneOn: TOMORROW }, ['date-in-future /doneOn']],
    ['a day before the meeting', { doneOn: '2026-01-04' }, ['date-out-of-order /doneOn']],
  ])('refuses closing with %s', (_, changes, reasons) => {
    expect(refuses(met(), 'close-fkak-action', close(changes))).toEqual(reasons);
  });

  it('closes an action once, and takes its meeting back after it', () => {
    const world = met();
    events(give(world, 'close-fkak-action', close()));
    expect(refuses(world, 'close-fkak-action', close())).toEqual(['action-done /action']);
    const retract = (type: string) => ({ fact: { version: versionOf(world, type), index: 0 }, reason: 'x' });
    expect(refuses(world, 'retract-fact', retract('MeetingHeld'))).toEqual(['fact-in-use /fact']);
    events(give(world, 'retract-fact', retract('ActionItemClosed')));
    expect(give(world, 'retract-fact', retract('MeetingHeld')).ok).toBe(true);
  });
});
