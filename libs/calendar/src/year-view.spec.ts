import type { RegionChain } from '@app/programme';
import { calendarYear } from './year-view.js';

const decreed = (day: string, en: string) => ({
  [day]: { kind: 'national' as const, name: { id: en, en }, decree: 'SKB', works: false },
});
const country = (days: object): RegionChain => [
  { region: '00', state: { days, cadence: {} } as RegionChain[number]['state'] },
];
const unknown = (days: object) => calendarYear(country(days), 2028).unknown.map(({ en }) => en);

test('a holiday without a computed day waits for its decree, which names it with its year', () => {
  expect(unknown({})).toEqual(['Nyepi (Day of Silence)', 'Vesak Day']);
  expect(unknown(decreed('2028-05-09', 'Vesak Day 2572 BE'))).toEqual(['Nyepi (Day of Silence)']);
  expect(unknown(decreed('2028-03-26', 'Nyepi (Saka New Year 1950)'))).toEqual(['Vesak Day']);
  expect(unknown(decreed('2028-03-27', 'Leave for Nyepi'))).toHaveLength(2);
});
