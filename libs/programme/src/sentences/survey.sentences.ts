import { surveyMethods, text } from '@app/contracts';
import type { ImportEvent } from '../import/events.js';
import type { InstrumentEvent } from '../instruments/events.js';
import type { ResponseEvent } from '../response/events.js';
import type { SurveyEvent } from '../survey/events.js';
import type { Telling } from './told.js';
import type { Voice } from './voice.js';

const late = (say: Voice) => say.pick(text(', setelah gelombang ditutup', ', after the wave was closed'));

/** Instruments and waves: chapter IV, A; waves are E. */
export const surveySentences: Telling<InstrumentEvent | SurveyEvent> = {
  InstrumentPublished: {
    title: text('Instrumen diterbitkan', 'Instrument published'),
    id: ({ content }, say) =>
      `menerbitkan instrumen ${say.quote(content.title.id)} versi ${content.version} dengan ${content.items.length} butir`,
    en: ({ content }, say) =>
      `published version ${content.version} of the instrument ${say.quote(content.title.en)} with ${say.count(content.items.length, '', 'item')}`,
    basis: ({ hash }, say) => `${say.pick(text('sidik', 'hash'))} ${hash.slice(0, 8)}`,
  },
  WaveOpened: {
    title: text('Gelombang survei dibuka', 'Survey wave opened'),
    id: (d, say) =>
      `membuka gelombang survei ${d.instrument.key} versi ${d.instrument.version} di ${d.location} untuk klaster ${say.name(d.cluster)}, N ${d.population}, ${say.label(surveyMethods, d.method)}, ${say.day(d.period.from)} sampai ${say.day(d.period.until)}${d.synthetic ? ', dengan responden sintetis' : ''}`,
    en: (d, say) =>
      `opened a survey wave of ${d.instrument.key} version ${d.instrument.version} in ${d.location} for the cluster ${say.name(d.cluster)}, N ${d.population}, ${say.label(surveyMethods, d.method)}, ${say.day(d.period.from)} to ${say.day(d.period.until)}${d.synthetic ? ', with synthetic respondents' : ''}`,
  },
  PopulationCorrected: {
    title: text('Jumlah populasi diperbaiki', 'Population corrected'),
    id: (d) => `memperbaiki jumlah populasi gelombang menjadi ${d.population}`,
    en: (d) => `corrected the population of the wave to ${d.population}`,
    basis: (d, say) => say.quote(d.reason),
  },
  WaveClosed: {
    title: text('Gelombang survei ditutup', 'Survey wave closed'),
    id: () => 'menutup gelombang survei',
    en: () => 'closed the survey wave',
    basis: (d, say) => say.quoteAny(d.note),
  },
  WaveWithdrawn: {
    title: text('Gelombang survei dicabut', 'Survey wave withdrawn'),
    id: () => 'mencabut gelombang survei dari semua laporan',
    en: () => 'withdrew the survey wave from all reports',
    basis: (d, say) => say.quote(d.reason),
  },
};

/** Answers, one by one or by file. */
export const responseSentences: Telling<ResponseEvent | ImportEvent> = {
  AnswersRecorded: {
    title: text('Jawaban dicatat', 'Answers recorded'),
    id: (d, say) =>
      `mencatat jawaban responden ${d.respondent} tertanggal ${say.day(d.answeredOn)} (${d.answers.length} butir)${d.row === null ? '' : ` dari baris ${d.row} berkas impor`}${d.late ? late(say) : ''}`,
    en: (d, say) =>
      `recorded the answers of respondent ${d.respondent} of ${say.day(d.answeredOn)} (${say.count(d.answers.length, '', 'item')})${d.row === null ? '' : ` from row ${d.row} of an imported file`}${d.late ? late(say) : ''}`,
    basis: (d, say) => say.quoteAny(d.late?.reason),
  },
  AnswersCorrected: {
    title: text('Jawaban diperbaiki', 'Answers corrected'),
    id: (d, say) => `memperbaiki jawaban atas ${say.list(d.changed)}${d.late ? late(say) : ''}`,
    en: (d, say) => `corrected the answers to ${say.list(d.changed)}${d.late ? late(say) : ''}`,
    basis: (d, say) => say.quote(d.reason),
  },
  ResponseWithdrawn: {
    title: text('Jawaban dicabut', 'Response withdrawn'),
    id: (d, say) => `mencabut jawaban seorang responden${d.late ? late(say) : ''}`,
    en: (d, say) => `withdrew a respondent's answers${d.late ? late(say) : ''}`,
    basis: (d, say) => say.quote(d.reason),
  },
  ImportChecked: {
    title: text('Berkas jawaban diperiksa', 'File of answers checked'),
    id: (d) =>
      `memeriksa berkas ${d.format.toUpperCase()} dengan ${d.rows} baris jawaban: ${d.problems} masalah`,
    en: (d, say) =>
      `checked a ${d.format.toUpperCase()} file with ${say.count(d.rows, '', 'row')} of answers: ${say.count(d.problems, '', 'problem')}`,
    basis: (d, say) => `${say.pick(text('sidik', 'hash'))} ${d.file.slice(0, 8)}`,
  },
  ImportStarted: {
    title: text('Impor dimulai', 'Import started'),
    id: (d, say) => `memulai impor ${d.rows} baris jawaban${d.late ? late(say) : ''}`,
    en: (d, say) =>
      `started the import of ${say.count(d.rows, '', 'row')} of answers${d.late ? late(say) : ''}`,
    basis: (d, say) => say.quoteAny(d.late?.reason),
  },
  ImportCommitted: {
    title: text('Impor selesai', 'Import committed'),
    id: (d, say) => `menyelesaikan impor: ${d.rows} baris jawaban kini dihitung${d.late ? late(say) : ''}`,
    en: (d, say) =>
      `committed the import: ${say.count(d.rows, '', 'row')} of answers count now${d.late ? late(say) : ''}`,
  },
  ImportDropped: {
    title: text('Impor dibatalkan', 'Import dropped'),
    id: () => 'membatalkan impor; tidak satu baris pun dihitung',
    en: () => 'dropped the import; not one row counts',
    basis: (d, say) => say.quote(d.reason),
  },
};
