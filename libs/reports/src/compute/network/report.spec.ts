import { linkages, reportView, type Linkage } from '@app/contracts';
import { cooperationV1 } from '@app/programme';
import fc from 'fast-check';
import type { Nomination, WaveNominations } from '../../input.js';
import { cellIn, moment, surveyId, tableIn, valuesOf, waveOf } from '../testing/waves.js';
import { networkReport } from './report.js';

const named = (respondents: readonly string[], ...said: [string, Linkage, string][]): WaveNominations => ({
  wave: waveOf(cooperationV1, 1, { location: 'Klaten', respondents: respondents.length }),
  instrument: cooperationV1,
  respondents,
  nominations: said.map(([from, linkage, to]) => ({ from, linkage, to })),
});
const table = (kind: string) => `network-${kind}-${surveyId(1)}`;

/** A and B through C, C to the cooperative and D; E alone. */
const klaten = named(
  ['E', 'D', 'C', 'B', 'A'],
  ['A', 'peer', 'C'],
  ['C', 'peer', 'A'],
  ['B', 'backward', 'C'],
  ['C', 'backward', 'D'],
  ['D', 'forward', 'C'],
  ['C', 'supporting', 'Koperasi Batur'],
  ['B', 'supporting', 'Koperasi Batur'],
);
const report = networkReport([klaten], moment);

describe('the cooperation network', () => {
  it('counts nodes, ties and parts', () => {
    expect(valuesOf(tableIn(report, 'network-summary'), surveyId(1))).toEqual(['5', '1', '5', '2', '5', '1']);
    expect(reportView.parse(report)).toEqual(report);
  });

  it('gives each node its degree, who named it, whom it names, betweenness and part', () => {
    const nodes = tableIn(report, table('nodes'));
    // Of the ten pairs of others, C is on every shortest path of five: A with B, D and the cooperative; D with B and it.
    expect(valuesOf(nodes, 'C')).toEqual(['4', '3', '3', '0.500', '1']);
    expect(valuesOf(nodes, 'Koperasi Batur')).toEqual(['2', '2', '0', '0.000', '1']);
    expect(valuesOf(nodes, 'E')).toEqual(['0', '0', '0', '0.000', '2']);
  });

  it('lists the brokers first, and others by code', () => {
    const keys = tableIn(report, table('nodes')).rows.map(({ key }) => key);
    expect(keys).toEqual(['C', 'A', 'B', 'D', 'E', 'Koperasi Batur']);
  });

  it('shows who is no respondent as given, and says so', () => {
    const row = tableIn(report, table('nodes')).rows.find(({ key }) => key === 'Koperasi Batur');
    expect(row?.label.id).toBe('Koperasi Batur (bukan responden)');
  });

  it('counts a naming as returned in the counter-linkage, among those of respondents', () => {
    const of = (linkage: string) => valuesOf(tableIn(report, table('linkages')), linkage);
    expect(of('peer')).toEqual(['2', '2', '2', '100.0']);
    // D names C as after it, and C names D as before it; nobody returns what B says.
    expect(of('backward')).toEqual(['2', '2', '1', '50.0']);
    expect(of('forward')).toEqual(['1', '1', '1', '100.0']);
    expect(of('supporting')).toEqual(['2', '0', '0', null]);
    expect(of('total')).toEqual(['7', '5', '4', '80.0']);
  });

  it('can be drawn', () => {
    const [network] = report.networks!;
    expect(network?.nodes.find(({ key }) => key === 'E')).toEqual({
      key: 'E',
      respondent: true,
      component: 2,
    });
    expect(network?.edges.slice(0, 3)).toEqual([
      { from: 'A', to: 'C', linkages: ['peer'], reciprocated: true },
      { from: 'B', to: 'C', linkages: ['backward'], reciprocated: false },
      { from: 'B', to: 'Koperasi Batur', linkages: ['supporting'], reciprocated: false },
    ]);
  });
});

describe('without a broker', () => {
  it('the network falls apart, and pairs lose each other', () => {
    const without = tableIn(report, table('without'));
    // With C six of the ten pairs of others are connected, all of A, B, D and the cooperative; without C one.
    expect(valuesOf(without, 'C')).toEqual(['2', '4', '60.0', '10.0', '5']);
    expect(without.rows.map(({ key }) => key)).toEqual(['C']);
  });

  it('looks at the node asked for, in whatever letter case', () => {
    const asked = networkReport([klaten], moment, { without: 'd' });
    expect(tableIn(asked, table('without')).rows.map(({ key }) => key)).toEqual(['D']);
    expect(valuesOf(tableIn(asked, table('without')), 'D')).toEqual(['2', '2', '60.0', '60.0', '0']);
  });

  it('says when there is no such node', () => {
    const asked = networkReport([klaten], moment, { without: 'Zaenal' });
    expect(asked.notes.find(({ code }) => code === 'unknown-node')?.text.id).toContain('Zaenal');
    expect(asked.tables.map(({ key }) => key)).not.toContain(table('without'));
  });

  it('says when nobody lies between others', () => {
    const { notes, rows } = tableIn(
      networkReport([named(['A', 'B'], ['A', 'peer', 'B'])], moment),
      table('without'),
    );
    expect(rows).toEqual([]);
    expect(notes.map(({ code }) => code)).toContain('no-broker');
  });

  it('looks at the three highest, ties by code', () => {
    const star = (centre: string): [string, Linkage, string][] =>
      ['1', '2', '3'].map((end) => [centre, 'peer', `${centre}${end}`]);
    const four = named(['d', 'c', 'b', 'a'], ...['d', 'b', 'c', 'a'].flatMap(star));
    const rows = tableIn(networkReport([four], moment), table('without')).rows.map(({ key }) => key);
    expect(rows).toEqual(['a', 'b', 'c']);
  });
});

describe('names', () => {
  it('mean the respondent with that code, also in other letter cases', () => {
    const made = networkReport([named(['CPR-1', 'CPR-2'], ['CPR-1', 'peer', ' cpr-2 '])], moment);
    expect(made.networks?.[0]?.nodes.map(({ key }) => key)).toEqual(['CPR-1', 'CPR-2']);
  });

  it('that could mean two respondents mean neither', () => {
    const made = networkReport([named(['a', 'A', 'c'], ['c', 'peer', 'A'])], moment);
    expect(made.networks?.[0]?.edges.map(({ to }) => to)).toEqual(['A']);
    const unclear = networkReport([named(['ab', 'AB', 'c'], ['c', 'peer', 'Ab'])], moment);
    expect(unclear.networks?.[0]?.nodes.find(({ key }) => key === 'Ab')?.respondent).toBe(false);
  });

  it('of oneself are no tie, and said twice are one', () => {
    const made = networkReport(
      [named(['A', 'B'], ['A', 'peer', 'A'], ['A', 'peer', 'B'], ['A', 'peer', 'B'])],
      moment,
    );
    expect(cellIn(tableIn(made, table('linkages')), 'total', 'namings').value).toBe('1');
  });

  it('may be words of the language itself', () => {
    const made = networkReport(
      [named(['A', 'B'], ['A', 'peer', '__proto__'], ['B', 'peer', '__proto__'])],
      moment,
    );
    expect(valuesOf(tableIn(made, table('nodes')), '__proto__')).toEqual(['2', '2', '0', '1.000', '1']);
  });
});

it('nobody leaves an empty network', () => {
  const empty = networkReport([named([])], moment);
  expect(valuesOf(tableIn(empty, 'network-summary'), surveyId(1))).toEqual(['0', '0', '0', '0', '0', '0']);
  expect(reportView.parse(empty)).toEqual(empty);
});

describe('any network', () => {
  const people = ['A', 'B', 'C', 'D', 'E', 'F'];
  const nomination = fc.record({
    from: fc.constantFrom(...people.slice(0, 4)),
    linkage: fc.constantFrom(...linkages.codes),
    to: fc.constantFrom(...people),
  });
  const any = fc.array(nomination, { maxLength: 14 });
  const reportOf = (nominations: readonly Nomination[], respondents = people.slice(0, 4)) =>
    networkReport([{ ...named(respondents), nominations }], moment);

  /** All shortest paths between two nodes, tried one by one. */
  function shortest(tied: (a: string, b: string) => boolean, from: string, to: string): string[][] {
    let paths = [[from]];
    for (let length = 1; length < people.length; length++) {
      paths = paths.flatMap((path) =>
        people
          .filter((next) => !path.includes(next) && tied(path.at(-1)!, next))
          .map((next) => [...path, next]),
      );
      const there = paths.filter((path) => path.at(-1) === to);
      if (there.length > 0) return there;
    }
    return [];
  }

  it('has the betweenness, reach and components that trying all paths finds', () => {
    fc.assert(
      fc.property(any, (nominations) => {
        const made = reportOf(nominations);
        const nodes = tableIn(made, table('nodes')).rows.map(({ key }) => key);
        const tied = (a: string, b: string) =>
          nominations.some(({ from, to }) => (from === a && to === b) || (from === b && to === a));
        const pairs = (of: readonly string[]) =>
          of.flatMap((a) => of.filter((b) => a < b).map((b) => [a, b] as const));
        for (const node of nodes) {
          const others = pairs(nodes.filter((key) => key !== node));
          const through = others.reduce((sum, [a, b]) => {
            const paths = shortest(tied, a, b);
            return paths.length === 0
              ? sum
              : sum + paths.filter((path) => path.includes(node)).length / paths.length;
          }, 0);
          const exact = Number(cellIn(tableIn(made, table('nodes')), node, 'betweenness').exact);
          expect(exact).toBeCloseTo(others.length === 0 ? 0 : through / others.length, 9);

          const without = tableIn(
            networkReport([{ ...named(people.slice(0, 4)), nominations }], moment, { without: node }),
            table('without'),
          );
          const apart = (a: string, b: string) => a !== node && b !== node && tied(a, b);
          const reached = others.filter(([a, b]) => shortest(tied, a, b).length > 0).length;
          const left = others.filter(([a, b]) => shortest(apart, a, b).length > 0).length;
          expect(cellIn(without, node, 'lost').value).toBe(String(reached - left));
          const alone = nodes.filter((key) => key !== node);
          // A component is counted at its first node: the one that none before it reaches.
          const firsts = alone.filter((b) => !alone.some((a) => a < b && shortest(apart, a, b).length > 0));
          expect(cellIn(without, node, 'components.after').value).toBe(String(firsts.length));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whoever is heard first', () => {
    const both = any.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(
        both,
        fc.shuffledSubarray(people.slice(0, 4), { minLength: 4 }),
        ([one, other], respondents) => {
          expect(reportOf(other, respondents)).toEqual(reportOf(one));
        },
      ),
      { numRuns: 60 },
    );
  });
});
