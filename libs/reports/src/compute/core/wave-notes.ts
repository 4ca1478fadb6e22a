import type { Bilingual, ReportNote, ReportWave } from '@app/contracts';
import { text } from '@app/contracts';
import { formatList } from '@app/programme';
import { locationLabel } from './lines.js';
import { note } from './notes.js';
import { inBoth } from './texts.js';

type Said = (places: Bilingual) => Bilingual;

const SYNTHETIC: Said = (places) =>
  text(
    `Responden buatan (sintetis), bukan data lapangan: ${places.id}.`,
    `Made-up (synthetic) respondents, no field data: ${places.en}.`,
  );
const OPEN: Said = (places) =>
  text(
    `Gelombang masih terbuka; hitungan dapat berubah: ${places.id}.`,
    `Waves still open; their counts may change: ${places.en}.`,
  );
const CONSENSUS: Said = (places) =>
  text(
    `Penilaian kesepakatan, satu nilai dari kelompok (n = 1), bukan sebaran responden: ${places.id}.`,
    `Consensus ratings, one value of a group (n = 1), no distribution of respondents: ${places.en}.`,
  );
const REPEATED: Said = (places) =>
  text(
    `Lebih dari satu gelombang dari klaster yang sama: ${places.id}. Baris gabungan menghitung unit usahanya lebih dari sekali, sehingga N tidak disebut.`,
    `More than one wave of the same cluster: ${places.en}. Combined rows count its firms more than once, so that no N is given.`,
  );

/** Each place once: it may be there with several instruments. */
const named = (waves: readonly ReportWave[], among: readonly ReportWave[]): Bilingual =>
  inBoth((language) => {
    const places = new Set(waves.map((wave) => locationLabel(wave, among)[language]));
    return formatList([...places], language);
  });

function saidOf(
  code: string,
  said: Said,
  of: readonly ReportWave[],
  among: readonly ReportWave[],
): ReportNote[] {
  return of.length === 0 ? [] : [{ code, text: said(named(of, among)) }];
}

/** `Klaten (3)`: how many late answers, corrections and withdrawals came after the wave was closed. */
function restated(waves: readonly ReportWave[], among: readonly ReportWave[]): ReportNote[] {
  const late = waves.filter((wave) => wave.restated !== null);
  if (late.length === 0) return [];
  const places = inBoth((language) => {
    const each = late.map((wave) => `${locationLabel(wave, among)[language]} (${wave.restated?.entries})`);
    return formatList(each, language);
  });
  return [
    {
      code: 'restated',
      text: text(
        `Dinyatakan ulang: ada jawaban atau koreksi sesudah gelombang ditutup, dengan banyaknya: ${places.id}. Laporan pertama tetap terbaca pada posisi log saat penutupan.`,
        `Restated: answers or corrections came after the wave was closed, with their number: ${places.en}. The report as first published stays readable as of the closing.`,
      ),
    },
  ];
}

function versionsNote(waves: readonly ReportWave[]): ReportNote[] {
  const keys = new Map<string, Set<number>>();
  for (const { instrument } of waves) {
    keys.set(instrument.key, (keys.get(instrument.key) ?? new Set()).add(instrument.version));
  }
  const mixed = [...keys].filter(([, versions]) => versions.size > 1);
  if (mixed.length === 0) return [];
  const versions = mixed.map(([key, of]) => `${key} ${[...of].sort((a, b) => a - b).join(' + ')}`);
  return [
    {
      code: 'several-versions',
      text: text(
        `Gelombang memakai versi instrumen yang berbeda: ${formatList(versions, 'id')}.`,
        `The waves use different versions of the instrument: ${formatList(versions, 'en')}.`,
      ),
    },
  ];
}

/** @returns the waves of clusters that are in the report with more than one wave of one instrument */
function repeatedOf(waves: readonly ReportWave[]): ReportWave[] {
  const of = ({ cluster, instrument }: ReportWave): string => `${cluster} ${instrument.key}`;
  return waves.filter((wave) => waves.filter((other) => of(other) === of(wave)).length > 1);
}

/** One wave is a level; where only some places have one wave, they are named. */
function levelNotes(waves: readonly ReportWave[], repeated: readonly ReportWave[]): ReportNote[] {
  const single = waves.filter((wave) => !repeated.includes(wave));
  if (single.length === 0) return [];
  const level = note('one-wave');
  if (repeated.length === 0) return [level];
  const places = named(single, waves);
  return [{ ...level, text: inBoth((language) => `${places[language]}: ${level.text[language]}`) }];
}

/**
 * What is true of the waves and so of every number: made-up respondents, one wave as a level, late answers, open
 * waves, consensus ratings, a cluster that is there twice, mixed versions.
 * @param combined whether the report has rows that add its waves up
 */
export function waveNotes(waves: readonly ReportWave[], combined: boolean): ReportNote[] {
  const repeated = repeatedOf(waves);
  const those = (code: string, said: Said, is: (wave: ReportWave) => boolean): ReportNote[] =>
    saidOf(code, said, waves.filter(is), waves);
  return [
    ...those('synthetic', SYNTHETIC, ({ synthetic }) => synthetic),
    ...levelNotes(waves, repeated),
    ...restated(waves, waves),
    ...those('open-wave', OPEN, ({ status }) => status === 'open'),
    ...those('consensus', CONSENSUS, ({ method }) => method === 'consensus'),
    ...those('repeated-cluster', REPEATED, (wave) => combined && repeated.includes(wave)),
    ...versionsNote(waves),
  ];
}
