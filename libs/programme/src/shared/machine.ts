import { type AnyStateMachine, initialTransition, type StateValue, transition } from 'xstate';

/** A lifecycle's state as plain JSON: what a fold keeps and a snapshot may hold. */
export type { StateValue } from 'xstate';

/** Thrown when a log holds an event that its lifecycle does not accept: corruption, never skipped. */
export class LifecycleError extends Error {
  constructor(machine: string, value: StateValue, event: string) {
    super(`${machine}: state ${JSON.stringify(value)} does not accept "${event}"`);
    this.name = 'LifecycleError';
  }
}

/**
 * The only place that knows xstate's API. Our machines are pure topology (no context, guards, actions or
 * delays), so the next state is a function of (state, event) and is remembered: `transition()` costs some
 * tens of microseconds, a map look-up a fraction of one.
 */
export class Lifecycle {
  private readonly memo = new Map<string, StateValue | null>();
  readonly initial: StateValue;

  constructor(readonly machine: AnyStateMachine) {
    this.initial = initialTransition(machine)[0].value as StateValue;
  }

  /** @returns the state after `event`, or null when the lifecycle does not accept it there */
  next(value: StateValue, event: string): StateValue | null {
    const key = `${event} ${JSON.stringify(value)}`;
    let next = this.memo.get(key);
    if (next === undefined) {
      next = this.compute(value, event);
      this.memo.set(key, next);
    }
    return next;
  }

  /** @returns whether the lifecycle accepts `event` in this state */
  accepts(value: StateValue, event: string): boolean {
    return this.next(value, event) !== null;
  }

  /** @throws LifecycleError when the event is not accepted */
  advance(value: StateValue, event: string): StateValue {
    const next = this.next(value, event);
    if (next === null) throw new LifecycleError(this.machine.id, value, event);
    return next;
  }

  private compute(value: StateValue, event: string): StateValue | null {
    const snapshot = this.machine.resolveState({ value, context: {} });
    // An event that no state node handles answers the same snapshot in silence; `can()` is false for a
    // transition without target. So ask for the transitions themselves.
    if (this.machine.getTransitionData(snapshot as never, { type: event }).length === 0) return null;
    return transition(this.machine, snapshot as never, { type: event })[0].value as StateValue;
  }
}
