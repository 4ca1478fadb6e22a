import { OVERSEERS, OVERSEERS_ANYWHERE, type Row, type Table } from './row.js';

/** Who reads what surveys found, counted. */
const READERS = `${OVERSEERS} enumerator fkak-rep institution lpt pke rival`;
/** Who reads single answers, under a respondent's code. */
const ANSWERS = 'admin auditor manager monitor enumerator';
/** Instruments hold nobody's data. */
const EVERY_ROLE = `${OVERSEERS_ANYWHERE} fkak-rep* lpt* pke* institution* enumerator*`;
const FIELD_WORK = 'manager enumerator';

const ofWave = (may: string, kind: string): Row => ({
  may,
  ask: ({ here }) => ({ path: { kind }, query: `surveys=${here.survey}` }),
});

/** Surveys: instruments, waves, answers, files in and out, reports. */
export const surveys: Table = {
  'GET /api/v1/instruments': 'everybody',
  'GET /api/v1/instruments/{key}/{version}': 'everybody',
  'GET /api/v1/instruments/{key}/diff': { may: 'everybody', ask: () => ({ query: 'from=1&to=1' }) },
  // Of a version that is not there: the form takes a while to draw, and each is told so.
  'GET /api/v1/instruments/{key}/{version}/xlsform': {
    may: 'everybody',
    answers: 404,
    ask: () => ({ path: { version: '99' } }),
  },
  'GET /api/v1/instruments/{key}/{version}/template.csv': 'everybody',
  'GET /api/v1/instruments/{key}/{version}/template.xlsx': 'everybody',
  'GET /api/v1/instruments/{id}': EVERY_ROLE,
  'GET /api/v1/instruments/{id}/history': EVERY_ROLE,
  'POST /api/v1/instruments/publish-instrument': 'admin*',

  'GET /api/v1/surveys': {
    may: `${OVERSEERS_ANYWHERE} enumerator* fkak-rep*`,
    finds: 'admin auditor manager monitor fpk-member enumerator fkak-rep',
  },
  // Who may nowhere read a wave is refused; who may elsewhere finds nothing here.
  'GET /api/v1/surveys (of the cluster)': {
    may: `${OVERSEERS_ANYWHERE} coordinator enumerator* fkak-rep*`,
    finds: `${OVERSEERS} enumerator fkak-rep`,
    ask: ({ here }) => ({ query: `cluster=${here.cluster}` }),
  },
  'GET /api/v1/surveys/{id}': `${OVERSEERS} enumerator fkak-rep`,
  'GET /api/v1/surveys/{id}/history': `${OVERSEERS} enumerator fkak-rep`,
  'GET /api/v1/surveys/{id}/form': `${OVERSEERS} enumerator fkak-rep`,
  'POST /api/v1/surveys/open-wave': 'manager',
  'POST /api/v1/surveys/{id}/correct-population': 'manager',
  'POST /api/v1/surveys/{id}/close-wave': 'manager',
  'POST /api/v1/surveys/{id}/withdraw-wave': 'manager',

  'GET /api/v1/responses/{id}': ANSWERS,
  'GET /api/v1/responses/{id}/history': ANSWERS,
  'POST /api/v1/responses/record-answers': FIELD_WORK,
  'POST /api/v1/responses/{id}/correct-answers': FIELD_WORK,
  'POST /api/v1/responses/{id}/withdraw-response': FIELD_WORK,

  'GET /api/v1/imports/{id}': 'admin auditor manager enumerator',
  'GET /api/v1/imports/{id}/history': 'admin auditor manager enumerator',
  'GET /api/v1/surveys/{id}/imports': 'admin auditor manager enumerator',
  // This file was never checked here, so that those who may are told that there is no dry run.
  'GET /api/v1/imports/{id}/problems.csv': { may: 'admin auditor manager enumerator', answers: 404 },
  // Without a file those who may are told what to send.
  'POST /api/v1/surveys/{id}/imports': { may: FIELD_WORK, answers: 415, ask: () => ({ body: null }) },
  'POST /api/v1/imports/{id}/start-import': FIELD_WORK,
  'POST /api/v1/imports/{id}/drop-import': FIELD_WORK,

  'POST /api/v1/surveys/{id}/exports': { may: ANSWERS, answers: 202 },
  // The job is an export that the manager asked for.
  'GET /api/v1/jobs/{id}': ANSWERS,
  'GET /api/v1/jobs/{id}/file': ANSWERS,
  'POST /api/v1/jobs/{id}/cancel': 'manager',

  'GET /api/v1/reports': 'everybody',
  'GET /api/v1/reports/{kind} (counted)': ofWave(READERS, 'cooperation'),
  'GET /api/v1/reports/{kind} (with codes of respondents)': ofWave(ANSWERS, 'network'),
  'GET /api/v1/reports/{kind}/answers': ofWave(ANSWERS, 'cooperation'),
};
