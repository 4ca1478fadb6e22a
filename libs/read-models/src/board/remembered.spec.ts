import type { ClusterState, ForumState, Surroundings } from '@app/programme';
import { Remembered } from './remembered.js';

const DAY = '2026-03-10';
const facts = { MeetingHeld: [], MemberSeated: [] };
const forum = { stream: 'f', version: 1, state: { identity: null, facts } as unknown as ForumState };
const cluster = { stream: 'c', version: 1, state: { waivers: {}, facts: {} } as unknown as ClusterState };
const on: Surroundings = { cluster, forum, agreements: [], cycles: [], overrides: {}, versions: [] };

/** The same surroundings with the forum's state changed. */
const withForum = (change: object): Surroundings => ({
  ...on,
  forum: { ...forum, version: 2, state: { ...forum.state, ...change } },
});

/** Asks about the forum's meetings. @returns how often the judge was called */
function asked(...rounds: readonly (readonly [Surroundings, string])[]): number {
  const memory = new Remembered();
  let judged = 0;
  for (const [surroundings, day] of rounds) {
    memory.on(surroundings, day).ask('meetings', (seen) => {
      judged++;
      return { held: seen.forum?.state.facts.MeetingHeld?.length, nextChange: '2026-03-20' };
    });
  }
  return judged;
}

describe('a remembered answer', () => {
  it('stands while nothing that it rests on has changed', () => {
    expect(asked([on, DAY], [on, '2026-03-19'])).toBe(1);
  });

  it('stands when facts of another type change', () => {
    expect(asked([on, DAY], [withForum({ facts: { ...facts, MemberSeated: [{}] } }), DAY])).toBe(1);
  });

  it.each([
    ['a fact that was looked at', withForum({ facts: { ...facts, MeetingHeld: [{}] } })],
    ['the forum itself', { ...on, forum: null }],
    ['a regional number', { ...on, overrides: {} }],
    ['an agreement', { ...on, agreements: [{ stream: 'a', version: 1, state: { facts: {} } }] } as never],
  ])('falls with %s', (_, changed) => {
    expect(asked([on, DAY], [changed as Surroundings, DAY])).toBe(2);
  });

  it('falls on the day that it names itself', () => {
    expect(asked([on, DAY], [on, '2026-03-20'])).toBe(2);
  });

  it('says nothing of days before its own', () => {
    expect(asked([on, DAY], [on, '2026-03-09'])).toBe(2);
  });

  it('falls with any fact when all of them were listed', () => {
    const memory = new Remembered();
    const count = (surroundings: Surroundings): number =>
      memory.on(surroundings, DAY).ask('all', (seen) => {
        const all = Object.values(seen.forum!.state.facts).flat();
        return { length: all.length, nextChange: null };
      }).length;
    expect(count(on)).toBe(0);
    expect(count(withForum({ facts: { ...facts, MemberSeated: [{}] } }))).toBe(1);
  });
});
