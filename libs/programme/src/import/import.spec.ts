import { given } from '../../../eventsourcing/src/testing/given.js';
import { event } from '../shared/event-spec.js';
import { type ImportFacts, importDecider } from './decider.js';
import type { SurveyStatus } from '../survey/index.js';
import { SURVEY, wave } from '../survey/testing/waves.js';
import type { CheckedFile } from './state.js';

const on = (lifecycle?: SurveyStatus): ImportFacts => ({ survey: wave(lifecycle) });
const file: CheckedFile = {
  survey: SURVEY,
  file: 'ab12cd34'.repeat(8),
  format: 'csv',
  bytes: 900,
  rows: 9,
  problems: 0,
};
const checked = event('ImportChecked', file);
const started = event('ImportStarted', { rows: 9, late: null });
const committed = event('ImportCommitted', { survey: SURVEY, rows: 9, late: false });
const dropped = event('ImportDropped', { reason: 'Keliru' });
const check = { type: 'check-import', data: file } as const;
const start = { type: 'start-import', data: {} } as const;
const drop = { type: 'drop-import', data: { reason: 'Keliru' } } as const;
const commit = (rows = 9) => ({ type: 'commit-import', data: { rows } }) as const;

describe('a file on its way in', () => {
  it('is checked, started and committed', () => {
    given(importDecider).when(check, {}, on()).then([checked]);
    given(importDecider, [checked]).when(start, {}, on()).then([started]);
    given(importDecider, [checked, started]).when(commit(), {}, on()).then([committed]);
  });

  it('sent twice, or while it is in, changes nothing', () => {
    for (const history of [[checked], [checked, started], [checked, started, committed]]) {
      given(importDecider, history).when(check, {}, on()).thenNothing();
    }
  });

  it('may come again after it was dropped', () => {
    given(importDecider, [checked, started, dropped]).when(check, {}, on()).then([checked]);
  });

  it('is not started with problems, without rows, or before it was checked', () => {
    const faulty = event('ImportChecked', { ...file, problems: 2 });
    given(importDecider, [faulty])
      .when(start, {}, on())
      .thenRefused('start-import-refused', ['file-has-problems']);
    const empty = event('ImportChecked', { ...file, rows: 0 });
    given(importDecider, [empty]).when(start, {}, on()).thenRefused('start-import-refused', ['file-empty']);
    given(importDecider).when(start, {}, on()).thenRefused('import-unknown');
  });

  it('is committed whole or not at all', () => {
    given(importDecider, [checked, started])
      .when(commit(8), {}, on())
      .thenRefused('commit-import-refused', ['rows-missing']);
  });

  it('is dropped before it is committed, not after', () => {
    given(importDecider, [checked, started]).when(drop, {}, on()).then([dropped]);
    given(importDecider, [checked, started, committed])
      .when(drop, {}, on())
      .thenRefused('drop-import-refused', ['wrong-state']);
  });

  it('needs a reason once the wave is closed, and cannot go into a withdrawn one', () => {
    given(importDecider, [checked])
      .when(start, {}, on('closed'))
      .thenRefused('start-import-refused', ['late-reason-needed']);
    given(importDecider, [checked])
      .when({ type: 'start-import', data: { lateReason: 'Baru diterima' } }, {}, on('closed'))
      .then([event('ImportStarted', { rows: 9, late: { reason: 'Baru diterima' } })]);
    given(importDecider, [checked])
      .when(start, {}, on('withdrawn'))
      .thenRefused('start-import-refused', ['wave-withdrawn']);
  });

  it('says when it was committed into a wave that was closed meanwhile', () => {
    const late = event('ImportStarted', { rows: 9, late: { reason: 'Baru diterima' } });
    given(importDecider, [checked, late])
      .when(commit(), {}, on('closed'))
      .then([event('ImportCommitted', { survey: SURVEY, rows: 9, late: true })]);
  });
});
