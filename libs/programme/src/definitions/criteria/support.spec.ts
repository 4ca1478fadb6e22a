import { complete, INSTITUTION, mapSupport, readyFor } from '../../testing/journey.js';
import { verdict } from '../../testing/verdict.js';
import { events, uid, World } from '../../testing/world.js';

const open = (): World => complete(readyFor(new World(), 'flagship'), 'flagship');
const mapped = (): World => mapSupport(open());
const SECOND = uid(0x402);
const second = (world: World): World => {
  const data = { institution: SECOND, name: 'PT Baja', type: 'supplier' } as const;
  events(world.cluster({ type: 'map-institution', data }));
  return world;
};
type Balance = 'balanced' | 'cluster-favoured' | 'institution-favoured';
const commit = (world: World, institution: string, balance: Balance): World => {
  const data = {
    institution,
    commitment: 'Pasokan',
    gainCluster: 'Bahan',
    gainInstitution: 'Pasar',
    balance,
  };
  events(world.cluster({ type: 'commit-institution', data }));
  return world;
};
const decline = (world: World, institution: string): World => {
  events(world.cluster({ type: 'decline-institution', data: { institution, why: 'Belum ada anggaran' } }));
  return world;
};

describe.each(['support-types-mapped', 'support-commitment-clear', 'support-gain-both'])('%s', (id) => {
  it('says r1 while nothing is on the map', () => {
    expect(verdict(open(), id)).toMatchObject({ state: 'unmet', reasons: ['r1'], evidence: [] });
  });
  it('is met by a map with a balanced commitment and explained gaps', () => {
    expect(verdict(mapped(), id).state).toBe('met');
  });
});

describe('support-types-mapped', () => {
  const id = 'support-types-mapped';
  it('says r2 with the types that are neither filled nor explained', () => {
    const { texts } = verdict(second(open()), id);
    expect(texts).toEqual(['not met: finance, distribution and marketing, promotion, certification']);
  });
  it('does not let an institution that declined fill its type', () => {
    expect(verdict(decline(mapped(), INSTITUTION), id).texts).toEqual(['not met: finance']);
  });
});

describe('support-commitment-clear', () => {
  const id = 'support-commitment-clear';
  it('says r2 with an institution that has not answered', () => {
    expect(verdict(second(mapped()), id).texts).toEqual(['not met: PT Baja']);
  });
  it('takes a refusal for a clear answer', () => {
    expect(verdict(decline(second(mapped()), SECOND), id).state).toBe('met');
  });
  it('says r3 when nobody committed', () => {
    expect(verdict(decline(mapped(), INSTITUTION), id).texts).toEqual(['0, should be at least 1']);
  });
  it('takes the answer that was recorded last', () => {
    expect(verdict(commit(decline(mapped(), INSTITUTION), INSTITUTION, 'balanced'), id).state).toBe('met');
  });
});

describe('support-gain-both', () => {
  const id = 'support-gain-both';
  it.each(['cluster-favoured', 'institution-favoured'] as const)(
    'says r2 for a commitment that is %s',
    (balance) => {
      expect(verdict(commit(mapped(), INSTITUTION, balance), id).texts).toEqual(['not met: BPR Klaten']);
    },
  );
  it('does not ask institutions that declined', () => {
    expect(verdict(decline(commit(second(mapped()), SECOND, 'cluster-favoured'), SECOND), id).state).toBe(
      'met',
    );
  });
  it('says r1 when nobody committed', () => {
    expect(verdict(decline(mapped(), INSTITUTION), id).reasons).toEqual(['r1']);
  });
});
