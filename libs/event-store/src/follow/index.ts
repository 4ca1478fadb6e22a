export { type ProjectedNotice, SealListener, type SealListenerOptions } from './seal-listener.js';
export { assertDense, Follower, type FollowerOptions } from './follower.js';
export { describeFault, type Fault, isTransient } from './fault.js';
export type { RunnerClock, RunnerLog } from './log.js';
export {
  ReactorRunner,
  type ReactorRetry,
  type ReactorRunnerOptions,
  type ReactorStatus,
} from './reactor-runner.js';
export type { Reactor } from './reactor.js';
export { type ReactorParked, restartReactor } from './reactor-state.js';
export { SweepRunner, type SweepOptions, type SweepOutcome, type SweepStatus } from './sweep-runner.js';
export { derivedCommandId } from './command-id.js';
