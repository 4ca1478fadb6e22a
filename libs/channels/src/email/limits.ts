/** Time limits of one attempt, and how many run at once. */
export interface EmailLimits {
  /** Milliseconds until the connection stands. */
  readonly connectMs: number;
  /** Milliseconds of silence while an answer is awaited. */
  readonly answerMs: number;
  /** Milliseconds for everything, with the wait for a free connection; a server that trickles ends here. */
  readonly totalMs: number;
  /** Connections at once, at least 1. */
  readonly connections: number;
}

export const EMAIL_LIMITS: EmailLimits = {
  connectMs: 15_000,
  answerMs: 60_000,
  totalMs: 180_000,
  connections: 5,
};
