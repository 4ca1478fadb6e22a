/** What to do about an error of the database. */
export type ErrorKind =
  /** No answer: whether the statement took effect is unknown. */
  | 'lost'
  /** The statement had no effect and may be sent again. */
  | 'again'
  /** The statement had no effect because of the data in it. */
  | 'data'
  | 'other';

// Admin shutdown, crash shutdown, cannot connect now, too many connections.
const SERVER_GONE = new Set(['57P01', '57P02', '57P03', '53300']);
// Serialization failure, deadlock, lock not available.
const TRANSIENT = new Set(['40001', '40P01', '55P03']);

/** @param error what pg rejected with; errors without a severity did not come from the server */
export function errorKind(error: unknown): ErrorKind {
  const { severity, code = '' } = error as { severity?: string; code?: string };
  if (severity === undefined || code.startsWith('08') || SERVER_GONE.has(code)) return 'lost';
  if (TRANSIENT.has(code)) return 'again';
  // Data exception, integrity constraint violation, program limit exceeded.
  if (code.startsWith('22') || code.startsWith('23') || code.startsWith('54')) return 'data';
  return 'other';
}

/** Thrown when the database did not answer in time: the append may or may not have taken effect. */
export class StoreUnavailableError extends Error {
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `the event store does not answer (${reason}); a retry with the same command id tells what happened`,
      { cause },
    );
    this.name = 'StoreUnavailableError';
  }
}
