import { responseStreamId } from '@app/programme';
import type { TestApi } from '../../support/api.js';
import type { HttpAnswer } from '../../support/http-client.js';
import { Scenario } from '../../support/scenario.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A wave, and its files as a manager sends them. */
export class Importing {
  private constructor(
    readonly api: TestApi,
    readonly scenario: Scenario,
  ) {}

  static async on(api: TestApi): Promise<Importing> {
    const scenario = new Scenario(api.services.commands, api.cast);
    await scenario.survey();
    return new Importing(api, scenario);
  }

  get survey(): string {
    return this.scenario.ids.survey;
  }

  upload(
    content: string | Buffer,
    type = 'text/csv',
    headers: Record<string, string> = {},
  ): Promise<HttpAnswer> {
    return this.api.send('manager', `/api/v1/surveys/${this.survey}/imports`, {
      method: 'POST',
      payload: content,
      headers: { 'content-type': type, ...headers },
    });
  }

  command(id: string, name: string, payload: object = {}): Promise<HttpAnswer> {
    return this.api.send('manager', `/api/v1/imports/${id}/${name}`, { method: 'POST', payload });
  }

  /** @returns the import as the API tells it */
  async show(id: string): Promise<HttpAnswer['body']> {
    return (await this.api.send('manager', `/api/v1/imports/${id}`)).body;
  }

  /** Waits until the job of an import's run has ended. @returns the import then */
  async ended(id: string): Promise<HttpAnswer['body']> {
    for (let turn = 0; turn < 400; turn++) {
      const shown = await this.show(id);
      const { job } = shown;
      if (job?.kind === 'run-import' && ['done', 'failed', 'cancelled'].includes(job.state)) return shown;
      await this.api.services.listener.waitForNews(50);
    }
    throw new Error(`the import stays ${JSON.stringify(await this.show(id))}`);
  }

  /** Sends a file, starts its import and waits for the end. */
  async imported(content: string | Buffer): Promise<HttpAnswer['body']> {
    const { body } = await this.upload(content);
    const started = await this.command(body.import as string, 'start-import');
    if (started.status !== 200) throw new Error(started.text);
    return this.ended(body.import as string);
  }

  /** @returns the rows of this wave that stand in the log, by respondent: how many entries each stream has */
  async recorded(respondents: readonly string[]): Promise<number[]> {
    const streams = respondents.map((each) => responseStreamId(this.survey, each));
    return Promise.all(streams.map(async (each) => (await this.api.services.store.readStream(each)).length));
  }
}
