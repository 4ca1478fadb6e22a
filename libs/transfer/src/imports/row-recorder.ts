import { derivedCommandId, type Keyring } from '@app/event-store';
import type { AppendResult, EventStore, Reason } from '@app/eventsourcing';
import type { GoodRow } from '@app/imports';
import type { StateLoader } from '@app/application';
import { noResponse, respondentSubject } from '@app/programme';
import { type Standing, standingOf } from './known-responses.js';
import type { RowJudge } from './row-judge.js';

/** Why a row cannot be recorded. */
export interface RowRefused {
  readonly row: number;
  readonly reasons: readonly Reason[];
}

export interface RowRecorderOptions {
  readonly store: EventStore;
  readonly loader: StateLoader;
  readonly keyring: Keyring;
  readonly judge: RowJudge;
  readonly import: string;
  readonly cluster: string;
}

/** How often a lost race for a respondent's stream is decided again. */
const ATTEMPTS = 8;

/**
 * Puts rows into the log. A row is tried as the first entry of its respondent's stream, which most are; where that is
 * taken the stream is read and decided on. The command ids come from file and row: what an earlier run recorded stays
 * recorded once.
 */
export class RowRecorder {
  constructor(private readonly options: RowRecorderOptions) {}

  /** @returns the first row that may not be recorded, or null @throws the store's error */
  async record(rows: readonly GoodRow[]): Promise<RowRefused | null> {
    await this.makeKeys(rows);
    const results = await Promise.allSettled(rows.map((row) => this.one(row)));
    const broken = results.find((result) => result.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
    const refused = results.map((result) => (result.status === 'fulfilled' ? result.value : null));
    return refused.find((each) => each !== null) ?? null;
  }

  /** One query for the keys of all who are named, instead of three for each. */
  private async makeKeys(rows: readonly GoodRow[]): Promise<void> {
    const { keyring, cluster } = this.options;
    const named = rows.filter(({ name }) => name !== undefined);
    if (named.length === 0) return;
    await keyring.forWriting(new Set(named.map(({ respondent }) => respondentSubject(cluster, respondent))));
  }

  private async one(row: GoodRow): Promise<RowRefused | null> {
    const stream = this.options.judge.streamOf(row);
    let standing: Standing = { state: noResponse, version: 0, source: null };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (this.isOurs(standing)) return null;
      const { decision, context } = this.options.judge.decide(row, stream, standing.state, standing.source);
      if (!decision.ok) return { row: row.row, reasons: decision.refusal.reasons };
      const { version } = standing;
      const result = await this.options.store.append({
        stream,
        category: 'response',
        expectedVersion: version,
        // Left behind by a dropped import and taken over by another one: the row's first id is used up.
        commandId:
          version === 0
            ? context.commandId
            : derivedCommandId('import', `${context.commandId} ${version}`, stream),
        request: { type: 'import-answers', import: this.options.import, row: row.row },
        actor: context.actor,
        at: context.at,
        effectiveAt: context.effectiveAt,
        definition: null,
        events: decision.events,
      });
      if (result.status === 'appended') return null;
      demandOwn(result, row.row);
      standing = await standingOf(this.options.loader, stream);
    }
    throw new Error(`row ${row.row} lost ${ATTEMPTS} races`);
  }

  /** Recorded by this import, now or before a crash: it is what stands. */
  private isOurs({ state }: Standing): boolean {
    return state.import === this.options.import && state.answers !== null;
  }
}

function demandOwn({ status }: AppendResult, row: number): void {
  if (status !== 'command-id-reused') return;
  throw new Error(`the command id of row ${row} belongs to something else`);
}
