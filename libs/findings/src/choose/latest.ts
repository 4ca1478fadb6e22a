import type { ReportNote } from '@app/contracts';
import { text } from '@app/contracts';
import { formatList } from '@app/programme';
import type { WaveEntry } from '../source.js';
import { inPlace, series } from './order.js';
import { waveName } from './wave-name.js';

/** Waves for a report, with what a reader must know of how they were chosen. */
export interface Chosen {
  readonly waves: readonly WaveEntry[];
  readonly notes: readonly ReportNote[];
}

const hasAnswers = ({ respondents }: WaveEntry): boolean => respondents > 0;

/**
 * Takes the latest waves of each cluster and instrument. A wave that nobody has answered yet does not hide an earlier
 * one with answers: it is named in a note instead. Where no wave has answers, the latest is shown as it is: empty.
 *
 * @param count most waves of each cluster and instrument, the latest ones
 * @returns the waves in the order of a report's rows
 */
export function latestWaves(waves: readonly WaveEntry[], count = 1): Chosen {
  const groups = series([...waves].sort(inPlace)).map((group) => {
    const answered = group.filter(hasAnswers);
    const taken = answered.length > 0 ? answered.slice(-count) : group.slice(-1);
    const last = taken.at(-1)!;
    return { taken, passed: group.slice(group.indexOf(last) + 1) };
  });
  const passed = groups.flatMap((group) => group.passed);
  return {
    waves: groups.flatMap(({ taken }) => taken),
    notes: passed.length === 0 ? [] : [passedOver(passed)],
  };
}

function passedOver(waves: readonly WaveEntry[]): ReportNote {
  const names = waves.map(waveName);
  const [id, en] = (['id', 'en'] as const).map((language) =>
    formatList(
      names.map((each) => each[language]),
      language,
    ),
  ) as [string, string];
  return {
    code: 'newer-wave-empty',
    text: text(
      `Gelombang yang lebih baru belum punya jawaban dan tidak dipakai di sini: ${id}.`,
      `Later waves have no answers yet and are not used here: ${en}.`,
    ),
  };
}
