import { v5 } from 'uuid';

/** Fixed for ever: another namespace would give old effects new ids, and so a second effect. */
const NAMESPACE = 'b1a7f7a2-6b5b-5d0e-9c53-1f1d3a0c9e41';

/**
 * The command id of an effect that has a cause: the same cause has the same effect once, however often it is
 * reacted to. For a sweep the source is what is due and when, e.g. `agreement:<id>:2026-03-31`.
 *
 * @param reactor name of the reactor or sweep
 * @param source the source entry's command id, or another key that never changes
 * @param targetStream uuid of the stream that the command is for
 * @returns UUID version 5
 */
export function derivedCommandId(reactor: string, source: string | number, targetStream: string): string {
  return v5(JSON.stringify([reactor, String(source), targetStream]), NAMESPACE);
}
