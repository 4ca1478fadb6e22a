import type { FindingsQueries, WaveEntry as ListedWave } from '@app/read-models';

/** A wave in a list: withdrawn ones stand in it as such. */
export type { WaveEntry as ListedWave } from '@app/read-models';

export type { AnswersPage, ResponseEntry, WaveFilter } from '@app/read-models';

/** What reports need of the read models. Every read is of a position of the log. */
export type FindingsSource = Pick<FindingsQueries, 'waves' | 'counts' | 'panel' | 'nominations' | 'answers'>;

/** A wave that can be reported on: one that was not withdrawn. */
export type WaveEntry = ListedWave & { readonly status: 'open' | 'closed' };

/** @returns whether it was not withdrawn */
export const isStanding = (wave: ListedWave): wave is WaveEntry => wave.status !== 'withdrawn';

/** The answers behind a cell, as the cell's `source` names them; without an item all answers of the waves. */
export interface AnswersAsk {
  readonly surveys: readonly string[];
  readonly item?: string;
  /** Answers with one of these codes; all that answered when it is absent and no reason is asked for. */
  readonly codes?: readonly string[];
  /** Also those who did not answer, for one of these reasons. */
  readonly missing?: readonly string[];
}
