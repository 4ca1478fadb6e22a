import {
  CANDIDATE,
  chooseFlagship,
  complete,
  MEETING,
  meet,
  readyFor,
  ROUND,
  scoreRound,
  scores,
} from '../../testing/journey.js';
import { verdict } from '../../testing/verdict.js';
import { events, uid, World } from '../../testing/world.js';

const OTHER = uid(0x399);
const open = (): World => complete(readyFor(new World(), 'fpk'), 'fpk');
const cite = (world: World): World => {
  events(world.cluster({ type: 'cite-flagship', data: { round: ROUND } }));
  return world;
};
const scored = (): World => cite(scoreRound(open()));
type Sector = 'industry' | 'agriculture';
const candidate = (
  world: World,
  value: number,
  sector: Sector = 'industry',
  given: object = scores(value),
): World => {
  const data = { round: ROUND, candidate: OTHER, name: 'Batik', sector, scores: given };
  events(world.forum({ type: 'score-candidate', data }));
  return world;
};
const choose = (world: World, chosen: string, why?: string): World => {
  meet(world);
  const data = { round: ROUND, candidate: chosen, meeting: MEETING, ...(why !== undefined && { why }) };
  events(world.forum({ type: 'choose-flagship', data }));
  return world;
};

describe.each(['flagship-by-sector', 'flagship-considered', 'flagship-chosen', 'flagship-explained'])(
  '%s',
  (id) => {
    it('says r1 while the cluster cites no round', () => {
      expect(verdict(scoreRound(open()), id)).toMatchObject({
        state: 'unmet',
        reasons: ['r1'],
        evidence: [],
      });
    });
    it('is met by a decided round', () => {
      expect(verdict(chooseFlagship(open()), id).state).toBe('met');
    });
    it('looks at the citation and the round', () => {
      const { evidence } = verdict(chooseFlagship(open()), id);
      expect(evidence.slice(0, 2)).toEqual(['FlagshipCited', 'RoundOpened']);
    });
  },
);

describe('flagship-by-sector', () => {
  const id = 'flagship-by-sector';
  it('says r2 with a candidate of another sector', () => {
    expect(verdict(candidate(scored(), 3, 'agriculture'), id).texts).toEqual(['not met: Batik']);
  });
  it('says r1 for a round without candidates', () => {
    const world = open();
    events(world.forum({ type: 'open-round', data: { round: ROUND, sector: 'industry' } }));
    expect(verdict(cite(world), id).reasons).toEqual(['r1']);
  });
});

describe('flagship-considered', () => {
  const id = 'flagship-considered';
  const partly = { flagship: { score: 3, why: 'Dikenal' }, concentration: { score: 3, why: 'Dua desa' } };
  it('says r2 with what was not weighed', () => {
    const { texts } = verdict(candidate(scored(), 3, 'industry', partly), id);
    expect(texts).toEqual(['not met: Batik (length of the value chain, use of local resources)']);
  });
  it('adds up scores that came in parts', () => {
    const rest = {
      'chain-length': { score: 2, why: 'Produksi' },
      'local-resources': { score: 2, why: 'Luar' },
    };
    const world = candidate(candidate(scored(), 3, 'industry', partly), 3, 'industry', rest);
    expect(verdict(world, id).state).toBe('met');
  });
  it('says r3 below the number of candidates that a region wants', () => {
    const world = scored();
    const data = {
      region: '33.10',
      criterion: id,
      parameter: 'minCandidates',
      value: 2,
      reason: 'Lebih ketat',
    };
    events(world.region({ type: 'override-parameter', data }));
    expect(verdict(world, id).texts).toEqual(['1, should be at least 2']);
  });
  it('flags that one candidate leaves nothing to compare', () => {
    expect(verdict(scored(), id)).toMatchObject({ state: 'met', flags: ['no-comparison'] });
  });
  it('does not flag two', () => {
    expect(verdict(candidate(scored(), 3), id).flags).toEqual([]);
  });
});

describe('flagship-chosen', () => {
  it('says r1 while the round is open', () => {
    expect(verdict(scored(), 'flagship-chosen').reasons).toEqual(['r1']);
  });
  it('says r1 once the choice is retracted', () => {
    const world = chooseFlagship(open());
    const version = world.entries(uid(0xf0)).length;
    events(
      world.forum({ type: 'retract-fact', data: { fact: { version, index: 0 }, reason: 'Salah catat' } }),
    );
    expect(verdict(world, 'flagship-chosen').reasons).toEqual(['r1']);
  });
});

describe('flagship-explained', () => {
  const id = 'flagship-explained';
  it('says r2 for a choice below the top without a reason', () => {
    expect(verdict(choose(candidate(scored(), 4), OTHER), id).texts).toEqual(['not met: Batik']);
  });
  it('is met when the choice below the top is explained', () => {
    expect(verdict(choose(candidate(scored(), 4), OTHER, 'Menyerap lebih banyak tenaga'), id).state).toBe(
      'met',
    );
  });
  it('asks nothing of the top', () => {
    expect(verdict(choose(candidate(scored(), 4), CANDIDATE), id).state).toBe('met');
  });
  it('asks nothing of a tie at the top', () => {
    expect(verdict(choose(candidate(scored(), 5), OTHER), id).state).toBe('met');
  });
  it('says r1 while nothing is chosen', () => {
    expect(verdict(scored(), id).reasons).toEqual(['r1']);
  });
});
