import type { PinnedServices, StillBehind } from './pinned.js';
import { pinnedMoment } from './pinned.js';

const LIMITS = { asked: 2, present: 1 };
const behind: StillBehind = {
  ...{ ok: false, waitedFor: 'projection', projection: 'findings' },
  ...{ at: 7, wanted: 9 },
};

function services(head: number, shown: StillBehind | null): PinnedServices {
  return {
    store: {
      head: async () => ({ position: head, sealedAt: null }),
      readAll: async (position) => [{ position, sealedAt: `entry ${position}` }] as never,
    },
    projections: { waitFor: async ({ position }) => shown ?? { ok: true, position } },
  };
}

describe('the moment of an answer', () => {
  it('is the newest entry', async () => {
    expect(await pinnedMoment(services(9, null), undefined, LIMITS)).toEqual({
      ok: true,
      moment: { position: 9, recordedAt: 'entry 9' },
    });
  });

  it('is what the read models show while they are behind it', async () => {
    expect(await pinnedMoment(services(9, behind), undefined, LIMITS)).toEqual({
      ok: true,
      moment: { position: 7, recordedAt: 'entry 7' },
    });
  });

  it('is the position asked for or none', async () => {
    expect(await pinnedMoment(services(9, null), 4, LIMITS)).toMatchObject({ moment: { position: 4 } });
    expect(await pinnedMoment(services(9, behind), 9, LIMITS)).toBe(behind);
  });

  it('is before everything in an empty log', async () => {
    expect(await pinnedMoment(services(-1, behind), undefined, LIMITS)).toEqual({
      ok: true,
      moment: { position: -1, recordedAt: null },
    });
  });
});
