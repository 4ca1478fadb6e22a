import type { Bilingual, InstrumentContent, SurveyFormField, SurveyFormView } from '@app/contracts';
import { nonResponses, RESPONDENT_PATTERN, text } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import type { Known, ResponseState, SurveyState } from '@app/programme';
import { answerExamples, exampleAnswers, surveyStatusOf } from '@app/programme';

/** What a form is made of; everything was read before. */
export interface FormParts {
  readonly survey: Known<SurveyState>;
  readonly instrument: InstrumentContent;
  /** Respondents who have answered. */
  readonly answered: number;
  /** Today, where the wave is. */
  readonly today: string;
  /** Why the reader may not record answers; none when they may. */
  readonly denied: readonly Reason[];
  /** What the respondent asked for has answered. */
  readonly response: Known<ResponseState> | null;
}

const PLAIN = { hint: null, type: 'text', required: true, personal: false, pattern: null } as const;
const FIELDS = {
  respondent: text('Kode responden', 'Respondent code'),
  code: text('Kode seperti CPR-012, bukan nama', 'A code such as CPR-012, not a name'),
  answeredOn: text('Tanggal wawancara', 'Date of interview'),
  name: text('Nama', 'Name'),
  personal: text(
    'Boleh kosong. Data pribadi; laporan tidak pernah menampilkannya.',
    'Optional. Personal data; reports never show it.',
  ),
  late: text('Alasan terlambat', 'Why it is late'),
  closed: text('Gelombang ini telah ditutup.', 'The wave is closed.'),
} as const satisfies Record<string, Bilingual>;

function fields(today: string, late: boolean): SurveyFormField[] {
  const latest = { maxLength: null, latest: today };
  const short = (maxLength: number) => ({ maxLength, latest: null });
  const pattern = RESPONDENT_PATTERN.source;
  return [
    { ...PLAIN, name: 'respondent', label: FIELDS.respondent, hint: FIELDS.code, pattern, ...short(40) },
    { ...PLAIN, name: 'answeredOn', label: FIELDS.answeredOn, type: 'date', ...latest },
    {
      ...{ ...PLAIN, ...short(200), name: 'name', label: FIELDS.name, hint: FIELDS.personal },
      ...{ required: false, personal: true },
    },
    ...(late
      ? [{ ...PLAIN, ...short(2_000), name: 'lateReason' as const, label: FIELDS.late, hint: FIELDS.closed }]
      : []),
  ];
}

const itemsOf = (instrument: InstrumentContent): SurveyFormView['items'] =>
  instrument.items.map((item) => ({
    ...{ id: item.id, label: item.label, kind: item.kind, scale: item.scale, ask: item.ask ?? null },
    options: item.options.map(({ code, label, anchor = null }) => ({ code, label, anchor })),
    examples: [...answerExamples(item, instrument)],
  }));

const responseOf = (response: Known<ResponseState> | null): SurveyFormView['response'] =>
  response === null || response.state.answers === null
    ? null
    : {
        ...{ response: response.stream, version: response.version },
        ...{ answeredOn: response.state.answeredOn!, answers: [...response.state.answers] },
      };

/** @returns a wave's form: instrument, wave and what the reader may enter, in one answer */
export function surveyForm(parts: FormParts): SurveyFormView {
  const { survey, instrument, answered, today, denied, response } = parts;
  const { cluster, region, location, method, period, synthetic, instrument: ref } = survey.state.wave!;
  const status = surveyStatusOf(survey.state);
  const late = status === 'closed';
  const { population, closedAt } = survey.state;
  const { title, notes } = instrument;
  return {
    survey: survey.stream,
    wave: {
      ...{ cluster, region, location, method, period, status, closedAt, synthetic, population, answered },
    },
    instrument: { key: ref.key, version: ref.version, hash: ref.hash, title, notes },
    may: {
      record: denied.length === 0,
      reasons: denied.map(({ code, text: words }) => ({ code, text: words })),
    },
    fields: fields(today, late),
    items: itemsOf(instrument),
    nonResponses: instrument.nonResponses.map((code) => ({ code, label: nonResponses.labels[code] })),
    response: responseOf(response),
    send: {
      method: 'POST',
      path: '/api/v1/responses/record-answers',
      example: {
        ...{ survey: survey.stream, respondent: 'CPR-012', answeredOn: today },
        answers: exampleAnswers(instrument),
        ...(late && { lateReason: 'Lembar jawaban baru ditemukan' }),
      },
    },
  };
}
