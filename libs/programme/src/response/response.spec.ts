import type { Answer } from '@app/contracts';
import { given } from '../../../eventsourcing/src/testing/given.js';
import { cooperationV1 } from '../instruments/index.js';
import { event } from '../shared/event-spec.js';
import type { SurveyStatus } from '../survey/index.js';
import { SURVEY, wave, WAVE_CLUSTER } from '../survey/testing/waves.js';
import { type ResponseFacts, responseDecider } from './decider.js';
import type { ResponseEvent } from './events.js';
import { respondentSubject } from './state.js';

const IMPORT = '00000000-0000-4000-8000-0000000014f0';

const ANSWERS: Answer[] = [
  { item: 'peer', code: 'yes' },
  { item: 'peer-mode', code: 'active' },
  { item: 'peer-partners', missing: 'refused' },
  { item: 'backward', code: 'no' },
  { item: 'forward', missing: 'dont-know' },
  { item: 'supporting', code: 'no' },
];

const on = (lifecycle?: SurveyStatus, source: ResponseFacts['import'] = null): ResponseFacts => ({
  survey: wave(lifecycle),
  instrument: cooperationV1,
  import: source,
});

const data = { survey: SURVEY, respondent: 'CPR-012', answeredOn: '2026-03-01', answers: ANSWERS };
const record = (more: object = {}) => ({ type: 'record-answers', data: { ...data, ...more } }) as const;
const row = { type: 'import-answers', data: { ...data, import: IMPORT, row: 3 } } as const;
const recorded = (more: object = {}) =>
  event('AnswersRecorded', { ...data, late: null, import: null, row: null, ...more }) as ResponseEvent;
const refused = 'record-answers-refused';

describe('recording answers', () => {
  it('takes them while the wave is open', () => {
    given(responseDecider).when(record(), {}, on()).then([recorded()]);
  });

  it("keeps a name as the respondent's own data, the same subject in every wave of the cluster", () => {
    const name = { subject: respondentSubject(WAVE_CLUSTER, 'CPR-012'), value: 'Pak Slamet (contoh)' };
    given(responseDecider)
      .when(record({ name: 'Pak Slamet (contoh)' }), {}, on())
      .then([recorded({ name })]);
  });

  it('asks for a reason once the wave is closed, and says so in the fact', () => {
    given(responseDecider).when(record(), {}, on('closed')).thenRefused(refused, ['late-reason-needed']);
    given(responseDecider)
      .when(record({ lateReason: 'Sakit' }), {}, on('closed'))
      .then([recorded({ late: { reason: 'Sakit' } })]);
  });

  it('is refused in a withdrawn wave, in an unknown one, and for a day to come', () => {
    given(responseDecider).when(record(), {}, on('withdrawn')).thenRefused(refused, ['wave-withdrawn']);
    given(responseDecider)
      .when(record(), {}, { survey: null, instrument: null, import: null })
      .thenRefused('survey-unknown');
    given(responseDecider)
      .when(record({ answeredOn: '2026-04-02' }), {}, on())
      .thenRefused(refused, ['date-in-future']);
  });

  it('takes one form of each respondent', () => {
    given(responseDecider, [recorded()]).when(record(), {}, on()).thenRefused(refused, ['already-answered']);
  });
});

describe('rows of an import', () => {
  const imported = recorded({ import: IMPORT, row: 3 });

  it('name their import and row', () => {
    given(responseDecider).when(row, {}, on()).then([imported]);
  });

  it('give way once their import was dropped, and not while it runs', () => {
    given(responseDecider, [imported]).when(record(), {}, on('open', 'dropped')).then([recorded()]);
    given(responseDecider, [imported])
      .when(record(), {}, on('open', 'started'))
      .thenRefused(refused, ['import-running']);
    given(responseDecider, [imported])
      .when(record(), {}, on('open', 'committed'))
      .thenRefused(refused, ['already-answered']);
  });

  it('are one for each respondent: a second row of the same file is refused', () => {
    const second = { ...row, data: { ...row.data, row: 9 } };
    given(responseDecider, [imported])
      .when(second, {}, on('open', 'started'))
      .thenRefused(refused, ['import-running']);
  });

  it('cannot be corrected before they count', () => {
    const answers: Answer[] = [{ item: 'backward', missing: 'refused' }];
    const correct = { type: 'correct-answers', data: { answers, reason: 'Salah salin' } } as const;
    given(responseDecider, [imported])
      .when(correct, {}, on('open', 'started'))
      .thenRefused('correct-answers-refused', ['import-not-committed']);
  });
});

describe('correcting and withdrawing', () => {
  const correct = (answers: Answer[]) =>
    ({ type: 'correct-answers', data: { answers, reason: 'Salah salin' } }) as const;

  it('lets go of what the skip rule no longer asks', () => {
    const answers = ANSWERS.filter(({ item }) => !item.startsWith('peer'));
    given(responseDecider, [recorded()])
      .when(correct([{ item: 'peer', code: 'no' }]), {}, on())
      .then([
        event('AnswersCorrected', {
          survey: SURVEY,
          answers: [{ item: 'peer', code: 'no' }, ...answers],
          changed: ['peer', 'peer-mode', 'peer-partners'],
          reason: 'Salah salin',
          late: false,
        }),
      ]);
  });

  it('marks what comes after the wave was closed', () => {
    const decision = given(responseDecider, [recorded()]).when(
      correct([{ item: 'peer-mode', code: 'passive' }]),
      {},
      on('closed'),
    ).decision;
    expect(decision).toMatchObject({ ok: true, events: [{ data: { late: true, changed: ['peer-mode'] } }] });
  });

  it('refuses a correction that changes nothing', () => {
    given(responseDecider, [recorded()])
      .when(correct([{ item: 'peer-mode', code: 'active' }]), {}, on())
      .thenRefused('correct-answers-refused', ['nothing-corrected']);
  });

  it('a withdrawn response counts no more and may be recorded anew', () => {
    const withdraw = { type: 'withdraw-response', data: { reason: 'Tidak bersedia' } } as const;
    const state = given(responseDecider, [recorded()])
      .when(withdraw, {}, on())
      .then([event('ResponseWithdrawn', { survey: SURVEY, reason: 'Tidak bersedia', late: false })]);
    expect(state).toMatchObject({ answers: null, name: null });
    const withdrawn = event('ResponseWithdrawn', { survey: SURVEY, reason: 'Tidak bersedia', late: false });
    given(responseDecider, [recorded(), withdrawn]).when(record(), {}, on()).then([recorded()]);
  });
});
