import { randomUUID } from 'node:crypto';
import type { Accepted } from './cast.js';
import { executed } from './cast.js';
import type { Scenario } from './scenario.js';

type Item = string | { readonly missing: string } | { readonly names: readonly string[] };

/** item → code, reason or names */
export type Answers = Readonly<Record<string, Item>>;

/** Waves and answers of a scenario's cluster, given as the programme's manager. */
export class SurveyScene {
  /** The newest entry: reads wait for it. */
  last = 0;

  constructor(readonly scenario: Scenario) {}

  /** Opens a wave and makes it the one that later answers go to. */
  async open(over: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const accepted = await this.gives('survey', 'open-wave', null, {
      cluster: this.scenario.ids.cluster,
      instrument: { key: 'cooperation', version: 1 },
      location: 'Ceper',
      population: 20,
      method: 'interview',
      period: { from: '2026-10-01', until: '2026-12-31' },
      ...over,
    });
    this.scenario.ids.survey = accepted.stream;
    return accepted.stream;
  }

  /** @returns the response's id */
  async answer(
    respondent: string,
    answers: Answers,
    over: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const list = Object.entries(answers).map(([item, said]) =>
      typeof said === 'string' ? { item, code: said } : { item, ...said },
    );
    const body = { survey: this.scenario.ids.survey, respondent, answeredOn: '2026-11-20', answers: list };
    return (await this.gives('response', 'record-answers', null, { ...body, ...over })).stream;
  }

  async gives(
    category: 'survey' | 'response' | 'cluster',
    command: string,
    stream: string | null,
    body: object,
  ): Promise<Accepted> {
    const accepted = await executed(this.scenario.commands, {
      ...{ category, command, stream, body, commandId: randomUUID() },
      actor: await this.scenario.cast.acting('manager'),
    });
    this.last = Math.max(this.last, accepted.receipt?.id ?? 0);
    return accepted;
  }
}
