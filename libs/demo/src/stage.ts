import type { ExecuteRequest, ExecuteResult } from '@app/application';

/** What the demo plays on: the engine's commands, its clock, and a way to let it settle. */
export interface Stage {
  execute(request: ExecuteRequest): Promise<ExecuteResult>;
  /** ISO 8601 UTC: what the engine's clock shows. */
  now(): string;
  /**
   * Lets the engine finish with what happened so far, then moves its clock on. Due dates on the way are acted on
   * at their own moment.
   */
  moveTo(instant: string): Promise<void>;
  /** Lets a moment pass without further ado: between the commands of one day. */
  pass(milliseconds: number): void;
  /** Hash of an agreement's text as it stands: what both sides confirm. */
  textHash(agreement: string): Promise<string>;
  /** Told of every command that was given. */
  onCommand?(): void;
}
