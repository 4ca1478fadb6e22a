/** What is not as it must be in a log. */
export type LogProblemKind =
  /** A tick's number, first position or time does not follow the tick before. */
  | 'tick-order'
  /** No entry stands at this position. */
  | 'position-missing'
  /** The position names an entry that is gone. */
  | 'entry-missing'
  /** The stored head is not the one that was sealed. */
  | 'head-changed'
  /** The columns beside the head say something else than the head. */
  | 'columns-differ'
  /** The stored payload is not the one that the head commits to. */
  | 'body-changed'
  /** A stream's versions are not 1, 2, 3 … in the order of the log. */
  | 'version-order'
  /** The Merkle tree over the stored heads is not the one that the tick recorded. */
  | 'root-differs'
  /** Positions stand beyond the last tick. */
  | 'beyond-last-tick';

/** One problem and where it is. */
export interface LogProblem {
  readonly kind: LogProblemKind;
  readonly tick: number | null;
  readonly position: number | null;
}
