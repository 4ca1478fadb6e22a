import { ID, surveyFormView, text } from '@app/contracts';
import { cooperationV1, instrumentRefOf, surveyDecider } from '@app/programme';
import { surveyForm } from '../reads/details/survey-form.js';
import type { Paths } from './operation.js';
import { jsonAnswer, named, parameterRef, problems } from './operation.js';
import { whoMay } from './read-paths.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

export const surveyFormSchemas: Readonly<Record<string, JsonSchema>> = {
  SurveyForm: schemaOf(surveyFormView),
};

const wave = {
  ...{
    cluster: ID.cluster,
    region: '33.10',
    location: 'Ceper',
    population: 320,
    method: 'interview' as const,
  },
  ...{ instrument: instrumentRefOf(cooperationV1), synthetic: false },
  period: { from: '2026-10-01', until: '2026-12-31' },
};
const example = surveyForm({
  survey: {
    stream: ID.survey,
    version: 1,
    state: { ...surveyDecider.initial(), lifecycle: 'open', wave, population: 320, closedAt: null },
  },
  instrument: { ...cooperationV1, items: cooperationV1.items.slice(0, 3) },
  ...{ answered: 12, today: '2026-11-24', denied: [], response: null },
});

/** The page of an enumerator, as data. */
export const surveyFormPaths = (): Paths => ({
  '/api/v1/surveys/{id}/form': {
    get: {
      operationId: 'survey.form',
      tags: ['survey'],
      ...named(
        text('Formulir isian sebuah gelombang', 'The form of a wave, to be filled in'),
        whoMay('survey'),
      ),
      parameters: [
        parameterRef('Id'),
        {
          name: 'respondent',
          in: 'query',
          required: false,
          description:
            'Kode responden: jawabannya yang sudah ada ikut diberikan. · A respondent’s code: what they answered already comes along.',
          schema: { type: 'string', examples: ['CPR-012'] },
        },
        parameterRef('Wait'),
      ],
      responses: {
        200: jsonAnswer(
          'Instrumen, gelombang, dan apa yang boleh Anda isi. · Instrument, wave, and what you may enter.',
          ref('SurveyForm'),
          example,
        ),
        ...problems(400, 401, 403, 404, 503, 504),
      },
    },
  },
});
