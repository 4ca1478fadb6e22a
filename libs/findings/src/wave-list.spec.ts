import { surveyPageView } from '@app/contracts';
import { cooperationV1 } from '@app/programme';
import fc from 'fast-check';
import { surveyId, waveEntry } from './testing/memory-findings.js';
import { surveyEntry, wavePage } from './wave-list.js';

it.each([
  [1, 3, '33.3'],
  [1, 8, '12.5'],
  [1, 16, '6.3'],
  [0, 100, '0.0'],
  [0, 0, null],
])('%i of %i answered: %s %', (respondents, population, percent) => {
  const { responseRate } = surveyEntry(waveEntry(cooperationV1, 1, { respondents, population }));
  expect(responseRate).toEqual({ n: respondents, population, percent });
});

it('is read page by page without a wave left out or told twice', () => {
  const all = Array.from({ length: 12 }, (_, index) =>
    waveEntry(cooperationV1, index + 1, { region: `33.${10 + (index % 3)}`, location: 'Sama' }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 13 }), fc.shuffledSubarray(all), (limit, waves) => {
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = wavePage(waves, { limit, ...(cursor && { cursor }) }, 5)!;
        surveyPageView.parse(page);
        seen.push(...page.rows.map(({ survey }) => survey));
        cursor = page.next;
      }
      expect([...seen].sort()).toEqual(waves.map(({ survey }) => survey).sort());
    }),
  );
});

it('has no page after a wave that is not in it', () => {
  expect(wavePage([waveEntry(cooperationV1, 1)], { limit: 1, cursor: surveyId(2) }, 5)).toBeNull();
});
