import type { Linkage } from '@app/contracts';
import { cooperationV1 } from '@app/programme';
import type { WaveCounts } from '../../input.js';
import { waveWith } from './waves.js';

/** Tables 4 to 7 as printed: yes, no, then passive, active, proactive. A 0 is printed without its percentage. */
export const PRINTED: Readonly<Record<Linkage, Readonly<Record<string, string>>>> = {
  peer: {
    Ceper: '4 (33,3) 8 (66,7) 2 (50,0) 2 (50,0) 0 12',
    Pati: '13 (76,5) 4 (23,5) 5 (38,5) 5 (38,5) 3 (23,1) 17',
    Tegal: '17 (89,5) 2 (10,5) 7 (41,2) 10 (58,8) 0 19',
    Total: '34 (70,8) 14 (29,2) 14 (41,2) 17 (50,0) 3 (8,8) 48',
  },
  backward: {
    // 50,2 in print: a misprint, for 2 of 4 is 50,0.
    Ceper: '4 (66,7) 2 (33,3) 2 (50,0) 2 (50,0) 0 6',
    Pati: '13 (100,0) 0 9 (69,2) 4 (30,8) 0 13',
    Tegal: '17 (77,3) 5 (22,7) 6 (35,3) 11 (64,7) 0 22',
    Total: '34 (82,9) 7 (17,1) 17 (50,0) 17 (50,0) 0 41',
  },
  forward: {
    Ceper: '4 (66,7) 2 (33,3) 2 (50,0) 2 (50,0) 0 6',
    Pati: '13 (86,7) 2 (13,3) 7 (53,8) 6 (46,2) 0 15',
    Tegal: '17 (89,5) 2 (10,5) 13 (76,5) 3 (17,6) 1 (5,9) 19',
    Total: '34 (85,0) 6 (15,0) 22 (64,7) 11 (32,4) 1 (2,9) 40',
  },
  supporting: {
    Ceper: '4 (100,0) 0 4',
    Pati: '11 (78,6) 3 (21,4) 14',
    Tegal: '9 (52,9) 8 (47,1) 17',
    Total: '24 (68,6) 11 (31,4) 35',
  },
};

const CODES = ['yes', 'no', 'passive', 'active', 'proactive'];

/** `4 (33,3)` to 4, in the order of the row; the last is the total. */
export const countsIn = (row: string): number[] =>
  row
    .replace(/ \([^)]*\)/g, '')
    .split(' ')
    .map(Number);

/** The counts of a location over all four tables, as a wave's read model has them. */
export function chapterWave(location: string, number: number): WaveCounts {
  const codes: Record<string, Record<string, number>> = {};
  for (const [linkage, rows] of Object.entries(PRINTED)) {
    const counts = countsIn(rows[location]!).slice(0, -1);
    const by = (from: number, to: number) =>
      Object.fromEntries(CODES.slice(from, to).map((code, index) => [code, counts[from + index]!]));
    codes[linkage] = by(0, 2);
    if (counts.length > 2) codes[`${linkage}-mode`] = by(2, 5);
  }
  return waveWith(cooperationV1, number, codes, { location });
}

export const chapterWaves = (): WaveCounts[] =>
  ['Ceper', 'Pati', 'Tegal'].map((place, index) => chapterWave(place, index + 1));
