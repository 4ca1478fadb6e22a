/** A signal that fires when the time is over or the caller gives up. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Ends the watch; to be called when the attempt is over. */
  end(): void;
}

/** @param milliseconds greater than 0 @param outer the caller's own signal */
export function timeLimit(milliseconds: number, outer?: AbortSignal): TimeLimit {
  const inner = new AbortController();
  const abort = (): void => inner.abort(new DOMException('time is over', 'TimeoutError'));
  const timer = setTimeout(abort, milliseconds);
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort, { once: true });
  return {
    signal: inner.signal,
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}

/** @returns what the promise gives, or a rejection as soon as the signal fires */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
