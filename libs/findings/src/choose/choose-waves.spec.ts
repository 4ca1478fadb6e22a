import fc from 'fast-check';
import { cooperationV1, dynamicsJicaV1, problemHandlingV1, problemHandlingV2 } from '@app/programme';
import type { WaveEntry } from '../source.js';
import { clusterId, surveyId, waveEntry } from '../testing/memory-findings.js';
import { chooseWaves } from './choose-waves.js';

const families = new Map(
  [cooperationV1, dynamicsJicaV1, problemHandlingV1, problemHandlingV2].map((content) => [
    waveEntry(content, 1).instrument.hash,
    content.family,
  ]),
);
const year = (from: number) => ({ period: { from: `${from}-06-01`, until: `${from}-06-30` } });
const wave = (number: number, own: Partial<WaveEntry> = {}) => waveEntry(cooperationV1, number, own);
const surveysOf = (answer: ReturnType<typeof chooseWaves>) =>
  answer.ok ? answer.waves.map(({ survey }) => survey) : answer.refusal.reasons.map(({ code }) => code);

describe('waves of a report that names none', () => {
  it('are the latest of each cluster, in the order of their regions and places', () => {
    const waves = [
      wave(1, { region: '33.28', location: 'Tegal', ...year(2026) }),
      wave(2, { region: '33.10', location: 'Ceper', ...year(2025) }),
      wave(3, { region: '33.10', location: 'Ceper', cluster: clusterId(2), ...year(2026) }),
    ];
    expect(surveysOf(chooseWaves({ kind: 'cooperation' }, waves, families))).toEqual([
      surveyId(3),
      surveyId(1),
    ]);
  });

  it('are those of the instruments that the report is about', () => {
    const waves = [waveEntry(dynamicsJicaV1, 1, year(2027)), wave(2, { cluster: clusterId(1) })];
    expect(surveysOf(chooseWaves({ kind: 'cooperation' }, waves, families))).toEqual([surveyId(2)]);
    expect(surveysOf(chooseWaves({ kind: 'dynamics' }, waves, families))).toEqual([surveyId(1)]);
  });

  it('of versions of one instrument are one series', () => {
    const waves = [
      waveEntry(problemHandlingV2, 1, year(2026)),
      waveEntry(problemHandlingV1, 2, { cluster: clusterId(1), ...year(2025) }),
    ];
    expect(surveysOf(chooseWaves({ kind: 'problem-handling' }, waves, families))).toEqual([surveyId(1)]);
  });

  it('are not the latest while nobody has answered it, and a note names it', () => {
    const waves = [
      wave(1, year(2025)),
      wave(2, { cluster: clusterId(1), respondents: 0, status: 'open', ...year(2026) }),
    ];
    const chosen = chooseWaves({ kind: 'cooperation' }, waves, families);
    expect(surveysOf(chosen)).toEqual([surveyId(1)]);
    expect(chosen.ok && chosen.notes).toEqual([
      { code: 'newer-wave-empty', text: expect.objectContaining({ id: expect.stringContaining('2026') }) },
    ]);
  });

  it('hold the one without answers where there is no other', () => {
    const chosen = chooseWaves({ kind: 'cooperation' }, [wave(1, { respondents: 0 })], families);
    expect([surveysOf(chosen), chosen.ok && chosen.notes]).toEqual([[surveyId(1)], []]);
  });

  it('are refused where there are none, with what there is and how to open one', () => {
    const none = chooseWaves({ kind: 'dynamics' }, [], families);
    expect(surveysOf(none)).toEqual(['no-waves', 'open-a-wave']);
    expect(surveysOf(chooseWaves({ kind: 'dynamics' }, [wave(1)], families))).toEqual([
      'no-waves',
      'other-instruments',
      'open-a-wave',
    ]);
  });

  it('depend on the waves and not on the order in which they are listed', () => {
    const all = [2024, 2025, 2026].flatMap((each, index) => [
      wave(index * 2 + 1, { cluster: clusterId(1), ...year(each) }),
      wave(index * 2 + 2, { cluster: clusterId(2), ...year(each) }),
    ]);
    const expected = surveysOf(chooseWaves({ kind: 'comparison' }, all, families));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (waves) => {
        expect(surveysOf(chooseWaves({ kind: 'comparison' }, waves, families))).toEqual(expected);
      }),
    );
  });
});

describe('waves of a change', () => {
  it('are the latest two of the cluster', () => {
    const waves = [2026, 2024, 2025].map((each, index) =>
      wave(index + 1, { cluster: clusterId(1), ...year(each) }),
    );
    expect(surveysOf(chooseWaves({ kind: 'change' }, waves, families))).toEqual([surveyId(3), surveyId(1)]);
  });

  it('are one where there is one', () => {
    expect(surveysOf(chooseWaves({ kind: 'change' }, [wave(1)], families))).toEqual([surveyId(1)]);
  });

  it('are of one cluster, and a refusal names those to choose from', () => {
    const answer = chooseWaves({ kind: 'change' }, [wave(1), wave(2)], families);
    expect(answer.ok ? null : answer.refusal.reasons).toEqual([
      expect.objectContaining({
        code: 'one-cluster-needed',
        params: {
          clusters: [
            { cluster: clusterId(1), location: 'Lokasi 1' },
            { cluster: clusterId(2), location: 'Lokasi 2' },
          ],
        },
      }),
    ]);
  });
});

describe('waves that were named', () => {
  it('are all taken, in the order named, also earlier ones', () => {
    const waves = [wave(2, year(2026)), wave(1, { cluster: clusterId(2), ...year(2025) })];
    const ask = { kind: 'cooperation' as const, surveys: waves.map(({ survey }) => survey) };
    expect(surveysOf(chooseWaves(ask, waves, families))).toEqual([surveyId(2), surveyId(1)]);
  });

  it('are refused one by one where they ask something else', () => {
    const waves = [wave(1), waveEntry(dynamicsJicaV1, 2), waveEntry(dynamicsJicaV1, 3)];
    const ask = { kind: 'cooperation' as const, surveys: waves.map(({ survey }) => survey) };
    expect(surveysOf(chooseWaves(ask, waves, families))).toEqual(['other-instrument', 'other-instrument']);
  });
});
