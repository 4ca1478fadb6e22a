export { ProjectionRunner, type ProjectionRunnerOptions } from './projection-runner.js';
export type { ActivateResult } from './activate.js';
export type { RebuildProgress } from './build-commands.js';
export type { RetryOutcome } from './retry.js';
export type { BuildStatus, Lag, ParkedStream, ProjectionStatus } from './status.js';
export type { WaitResult, WaitTarget } from './wait-for.js';
export { type AsOfOptions, type AsOfRange, type AsOfResult, asOfClause, resolveAsOf } from './as-of.js';
export { type ProjectionSource, sealedStream } from './sealed-reader.js';
