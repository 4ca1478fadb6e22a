import type { AnswersPageView, Report, ReportWave, SurveyPageView } from '@app/contracts';
import { cooperationV1, instrumentRefOf } from '@app/programme';
import type { ItemCounts } from '@app/reports';
import { cooperationReport } from '@app/reports';
import { surveyEntry } from './wave-list.js';

const SURVEY = '5f9c1b7e-2d34-4c6a-8e1f-90b2d3a4c511';
const CLUSTER = 'd6a5e7c4-0c53-4a0e-8f0a-2c9b7e6d5a20';
const AT = '2026-11-24T02:00:00.000Z';
const POSITION = 4711;

const wave: ReportWave = {
  survey: SURVEY,
  cluster: CLUSTER,
  location: 'Ceper',
  instrument: instrumentRefOf(cooperationV1),
  method: 'interview',
  period: { from: '2026-10-01', until: '2026-12-31' },
  population: 320,
  respondents: 12,
  status: 'open',
  closedOn: null,
  synthetic: false,
  restated: null,
};

/** A report as the documentation shows it: Ceper's peers of Table 4, 4 of 12. */
export function exampleReport(): Report {
  const items: ItemCounts[] = [
    { item: 'peer', codes: { yes: 4, no: 8 }, missing: {} },
    { item: 'peer-mode', codes: { passive: 2, active: 2 }, missing: {} },
  ];
  return cooperationReport([{ wave, instrument: cooperationV1, items }], {
    position: POSITION,
    recordedAt: AT,
  });
}

export const exampleSurveys = (): SurveyPageView => ({
  position: POSITION,
  rows: [surveyEntry({ ...wave, region: '33.10', enrolled: 4690, closedAt: null })],
  next: null,
});

/** Answers as the documentation shows them: two of those behind the report's 4. */
export function exampleAnswers(): AnswersPageView {
  const { label, options } = cooperationV1.items.find(({ id }) => id === 'peer')!;
  const yes = options.find(({ code }) => code === 'yes')!;
  const row = (respondent: string) => ({
    ...{ survey: SURVEY, location: wave.location, respondent, answeredOn: '2026-11-20', item: 'peer' },
    ...{ code: yes.code, label: yes.label, names: null, missing: null, late: false, corrections: 0 },
  });
  return {
    ...{ position: POSITION, recordedAt: AT },
    items: [
      {
        item: 'peer',
        question: label,
        options: options.map(({ code, label: each }) => ({ code, label: each })),
      },
    ],
    rows: [row('CPR-003'), row('CPR-012')],
    next: `${SURVEY}.CPR-012`,
    synthetic: false,
  };
}
