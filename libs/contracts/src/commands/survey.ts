import { z } from 'zod';
import { text } from '../bilingual.js';
import type { CommandOf } from '../command-spec.js';
import { command } from '../command-spec.js';
import { surveyMethods } from '../lists.js';
import { messages } from '../messages.js';
import { day, name, note, textOf, uuid } from '../primitives.js';
import { answer, instrumentContent, instrumentKey, respondentCode } from '../survey/instrument.js';
import { ID } from './shared.js';

/** Instruments: the whole text of a version; a published one is never edited. One stream per key. */
export const publishInstrument = command(
  'publish-instrument',
  text('Terbitkan instrumen', 'Publish an instrument'),
  instrumentContent,
  {
    key: 'modal-usaha',
    version: 1,
    family: 'other',
    title: { id: 'Modal usaha', en: 'Working capital' },
    source: null,
    items: [
      {
        id: 'bank-loan',
        label: { id: 'Pernah meminjam dari bank', en: 'Has borrowed from a bank' },
        kind: 'choice',
        scale: 'nominal',
        direction: 'none',
        options: [
          { code: 'yes', label: { id: 'Ya', en: 'Yes' } },
          { code: 'no', label: { id: 'Tidak', en: 'No' } },
        ],
        source: null,
      },
    ],
    nonResponses: ['not-asked', 'refused'],
    notes: [],
  },
  { creates: true },
);
export const instrumentCommands = [publishInstrument] as const;
export type InstrumentCommand = CommandOf<typeof instrumentCommands>;

/** N: how many firms the wave speaks for. */
export const population = z.int().min(1).max(10_000_000);
const period = z
  .strictObject({ from: day, until: day })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: messages.untilAfterFrom.en });

export const openWave = command(
  'open-wave',
  text('Buka gelombang survei', 'Open a survey wave'),
  z.strictObject({
    cluster: uuid,
    /** The newest published version by default. */
    instrument: z.strictObject({ key: instrumentKey, version: z.int().min(1).max(999).optional() }),
    /** How tables name the place; the cluster's name by default. */
    location: textOf(60).optional(),
    population,
    method: surveyMethods.schema,
    period,
    /** Respondents are made up: every screen, export and report will say so. */
    synthetic: z.boolean().default(false),
  }),
  {
    cluster: ID.cluster,
    instrument: { key: 'cooperation' },
    location: 'Ceper',
    population: 320,
    method: 'interview',
    period: { from: '2026-10-01', until: '2026-12-31' },
  },
  { creates: true },
);
export const correctPopulation = command(
  'correct-population',
  text('Perbaiki jumlah populasi', 'Correct the population'),
  z.strictObject({ population, reason: note }),
  { population: 318, reason: 'Dua IKM tutup sebelum survei' },
);
export const closeWave = command(
  'close-wave',
  text('Tutup gelombang survei', 'Close the wave'),
  z.strictObject({ note: note.optional() }),
  {},
);
export const withdrawWave = command(
  'withdraw-wave',
  text('Cabut gelombang survei', 'Withdraw the wave'),
  z.strictObject({ reason: note }),
  { reason: 'Dibuka untuk klaster yang keliru' },
);
export const surveyCommands = [openWave, correctPopulation, closeWave, withdrawWave] as const;
export type SurveyCommand = CommandOf<typeof surveyCommands>;

const answers = z.array(answer).min(1).max(100);

/** One respondent's answers in one wave. The stream's id follows from the wave and the respondent's code. */
export const recordAnswers = command(
  'record-answers',
  text('Catat jawaban', 'Record answers'),
  z.strictObject({
    survey: uuid,
    respondent: respondentCode,
    answeredOn: day,
    answers,
    /** Personal, optional: reports never show it. */
    name: name.optional(),
    /** Needed once the wave is closed. */
    lateReason: note.optional(),
  }),
  {
    survey: ID.survey,
    respondent: 'CPR-012',
    answeredOn: '2026-11-20',
    answers: [
      { item: 'peer', code: 'yes' },
      { item: 'peer-mode', code: 'active' },
      { item: 'peer-partners', names: ['CPR-003', 'CPR-007'] },
      { item: 'backward', code: 'no' },
      { item: 'forward', missing: 'dont-know' },
      { item: 'supporting', code: 'yes' },
      { item: 'supporting-partners', names: ['Koperasi Batur Jaya'] },
    ],
    name: 'Pak Slamet (contoh)',
  },
  { creates: true, personal: ['name'] },
);
export const correctAnswers = command(
  'correct-answers',
  text('Perbaiki jawaban', 'Correct answers'),
  z.strictObject({ answers, reason: note }),
  {
    answers: [{ item: 'peer-mode', code: 'passive' }],
    reason: 'Salah salin dari lembar jawaban',
  },
);
export const withdrawResponse = command(
  'withdraw-response',
  text('Cabut jawaban', 'Withdraw a response'),
  z.strictObject({ reason: note }),
  { reason: 'Responden mencabut kesediaannya' },
);
export const responseCommands = [recordAnswers, correctAnswers, withdrawResponse] as const;
export type ResponseCommand = CommandOf<typeof responseCommands>;

/** A file of answers: it is checked when it is sent; its rows count once the import is committed. */
export const startImport = command(
  'start-import',
  text('Mulai impor', 'Start the import'),
  z.strictObject({
    /** Needed once the wave is closed. */
    lateReason: note.optional(),
  }),
  {},
);
export const dropImport = command(
  'drop-import',
  text('Batalkan impor', 'Drop the import'),
  z.strictObject({ reason: note }),
  { reason: 'Berkas yang keliru' },
);
export const importCommands = [startImport, dropImport] as const;
export type ImportCommand = CommandOf<typeof importCommands>;
