import type { InstrumentContent } from '@app/contracts';
import { text } from '@app/contracts';
import type { Reason, Refusal } from '@app/eventsourcing';
import { refusal } from '@app/eventsourcing';
import { because, formatList } from '@app/programme';
import type { RefusedWhy } from './ask.js';
import { waveName } from './choose/wave-name.js';
import { reportKindInfo, type ReportKindInfo } from './kinds.js';
import type { WaveEntry } from './source.js';

type Family = InstrumentContent['family'];

/** A refusal with what kind of refusal it is. */
export interface Refused {
  readonly ok: false;
  readonly why: RefusedWhy;
  readonly refusal: Refusal;
}

const TITLE = text('Laporan ini tidak dapat dibuat', 'This report cannot be made');

/** @param reasons all that stands against the report, at least one */
export function cannotReport(code: string, reasons: readonly Reason[], why: RefusedWhy = 'refused'): Refused {
  return { ok: false, why, refusal: refusal(code, TITLE, reasons) };
}

/** The instrument to open a wave with, as an example for each family. */
const EXAMPLES: Readonly<Record<Family, string>> = {
  dynamics: 'dynamics-jica',
  cooperation: 'cooperation',
  'problem-handling': 'problem-handling',
  other: 'cooperation',
};

/** Nothing to report on: says what was looked for and how a wave comes about. */
export function noWaves({ kind, family }: ReportKindInfo, others: readonly WaveEntry[]): Refused {
  const { title } = reportKindInfo(kind);
  const key = EXAMPLES[family ?? 'other'];
  const none = because(
    'no-waves',
    `Pada saat itu belum ada gelombang survei untuk “${title.id}” di klaster yang dipilih dan boleh Anda lihat.`,
    `At that moment there is no survey wave for “${title.en}” in the clusters chosen that you may see.`,
  );
  const how = because(
    'open-a-wave',
    `Buka gelombang dengan instrumen “${key}” (POST /api/v1/surveys/open-wave, atau “rumpun command survey open-wave”), lalu catat atau impor jawabannya. Membuka gelombang adalah tugas pengelola program.`,
    `Open a wave with the instrument “${key}” (POST /api/v1/surveys/open-wave, or “rumpun command survey open-wave”), then record or import its answers. Opening waves is the programme manager’s task.`,
    undefined,
    { instrument: key },
  );
  return cannotReport('no-waves', [none, ...(others.length === 0 ? [] : [otherWaves(others)]), how]);
}

function otherWaves(waves: readonly WaveEntry[]): Reason {
  const keys = [...new Set(waves.map(({ instrument }) => instrument.key))].sort();
  return because(
    'other-instruments',
    `Yang ada memakai instrumen lain: ${formatList(keys, 'id')}.`,
    `Those that exist use other instruments: ${formatList(keys, 'en')}.`,
    undefined,
    { instruments: keys },
  );
}

/** A wave that was named and asks something else than the report is about. */
export function otherFamily(wave: WaveEntry, { title }: ReportKindInfo): Reason {
  const name = waveName(wave);
  return because(
    'other-instrument',
    `Gelombang ${name.id} tidak menanyakan apa yang dilaporkan “${title.id}”.`,
    `The wave ${name.en} does not ask what “${title.en}” reports.`,
    'surveys',
    { survey: wave.survey, instrument: wave.instrument.key },
  );
}

/** A wave that was named and lies outside the cluster or region that was named too. */
export function elsewhere(wave: WaveEntry): Reason {
  const name = waveName(wave);
  return because(
    'wave-elsewhere',
    `Gelombang ${name.id} bukan dari klaster, daerah, atau instrumen yang dipilih, melainkan dari daerah ${wave.region} dengan instrumen ${wave.instrument.key}.`,
    `The wave ${name.en} is not of the cluster, region or instrument chosen, but of region ${wave.region} with the instrument ${wave.instrument.key}.`,
    'surveys',
    { survey: wave.survey, cluster: wave.cluster, region: wave.region },
  );
}

export const unknownWave = (survey: string): Reason =>
  because(
    'unknown-wave',
    `Tidak ada gelombang survei dengan id ${survey}.`,
    `There is no survey wave with the id ${survey}.`,
    'surveys',
    { survey },
  );

export const withdrawnWave = (survey: string): Reason =>
  because(
    'wave-withdrawn',
    `Gelombang ${survey} sudah dicabut, jadi jawabannya tidak dilaporkan. Laporan sebelum dicabut masih terbaca dengan asOf.`,
    `The wave ${survey} was withdrawn, so its answers are not reported. Reports from before that are still read with asOf.`,
    'surveys',
    { survey },
  );

export const laterWave = (survey: string, opened: number | null): Reason =>
  because(
    'wave-not-yet',
    `Pada saat itu gelombang ${survey} belum dibuka${opened === null ? '' : `; dibuka pada posisi ${opened}`}.`,
    `At that moment the wave ${survey} was not open yet${opened === null ? '' : `; it was opened at position ${opened}`}.`,
    'surveys',
    { survey, ...(opened !== null && { opened }) },
  );

export const outsideScope = (where: string): Reason =>
  because(
    'outside-scope',
    `Peran Anda tidak mencakup ${where}: laporan dibaca untuk daerah dan klaster sendiri.`,
    `Your roles do not cover ${where}: reports are read for one’s own regions and clusters.`,
    undefined,
    { where },
  );

/** A change is read for one cluster: names those to choose from. */
export function oneCluster(waves: readonly WaveEntry[]): Refused {
  const clusters = new Map(waves.map(({ cluster, location }) => [cluster, location]));
  const places = [...clusters.values()];
  return cannotReport('one-cluster-needed', [
    because(
      'one-cluster-needed',
      `Perubahan dibaca untuk satu klaster. Pilih salah satu: ${formatList(places, 'id')}.`,
      `Change is read for one cluster. Choose one of ${formatList(places, 'en')}.`,
      'cluster',
      { clusters: [...clusters].map(([cluster, location]) => ({ cluster, location })) },
    ),
  ]);
}
