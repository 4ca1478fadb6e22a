import type { Report, ReportWave } from '@app/contracts';
import { surveyMethods } from '@app/contracts';
import type { Language } from '@app/programme';
import { formatDay } from '@app/programme';
import { clean } from './clean.js';
import { formatPeriod } from './moment.js';
import { WORDS } from './words.js';

/** The waves that a report rests on, as a table of words and counts. */
export interface WaveTable {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** @returns location, instrument and version, method, period, N, n and status of each wave of the report */
export function waveTable({ waves }: Report, language: Language): WaveTable {
  const heading = [
    WORDS.location,
    WORDS.instrument,
    WORDS.method,
    WORDS.period,
    WORDS.population,
    WORDS.respondents,
    WORDS.status,
    WORDS.restated,
    WORDS.syntheticWave,
  ];
  return {
    heading: heading.map((each) => each[language]),
    rows: waves.map((wave) => waveRow(wave, language)),
  };
}

function waveRow(wave: ReportWave, language: Language): (string | number)[] {
  return [
    clean(wave.location),
    instrumentVersion(wave.instrument),
    surveyMethods.labels[wave.method][language],
    formatPeriod(wave.period.from, wave.period.until, language),
    wave.population,
    wave.respondents,
    statusWords(wave, language),
    restatedWords(wave, language),
    WORDS[wave.synthetic ? 'yes' : 'no'][language],
  ];
}

/** @returns `cooperation v1` */
export const instrumentVersion = ({ key, version }: ReportWave['instrument']): string => `${key} v${version}`;

function statusWords({ status, closedOn }: ReportWave, language: Language): string {
  const words = WORDS[status][language];
  return closedOn === null ? words : `${words} ${formatDay(closedOn, language)}`;
}

/** Late entries change what the wave read when it was closed: the reader learns how many, and where the former is. */
function restatedWords({ restated }: ReportWave, language: Language): string {
  if (restated === null) return '';
  const { entries, since, closedAt } = restated;
  return language === 'id'
    ? `${entries} entri sejak posisi ${since}; angka terbitan pertama ada di posisi ${closedAt}`
    : `${entries} ${entries === 1 ? 'entry' : 'entries'} since position ${since}; first published as of position ${closedAt}`;
}
