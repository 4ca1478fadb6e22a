import type { Reason, Refusal } from '@app/eventsourcing';

/** What a desk has the log record about an account, under the name of whoever had it done. */
export interface AccountRecorder {
  executeInternal(given: {
    readonly category: 'account';
    readonly stream: string;
    readonly command: { readonly type: string; readonly data: unknown };
    readonly commandId: string;
    readonly account: string;
    readonly person: string | null;
  }): Promise<RecorderAnswer>;
}

export type RecorderAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly kind: string;
      readonly refusal?: Refusal;
      readonly reasons?: readonly Reason[];
    };

/** What somebody asked of their account, refused with every reason, or slowed down. */
export type DeskRefusal =
  | { readonly ok: false; readonly kind: 'refused'; readonly reasons: readonly Reason[] }
  /** Too many failures: `retryAfter` is in seconds. */
  | { readonly ok: false; readonly kind: 'throttled'; readonly retryAfter: number };

export const refusedFor = (reasons: readonly Reason[]): DeskRefusal => ({
  ok: false,
  kind: 'refused',
  reasons,
});

/**
 * @returns null when it was recorded, else the reasons
 * @throws Error for what no asker can mend: the stream was changed at the same time over and over
 */
export function reasonsOfRecord(answer: RecorderAnswer): readonly Reason[] | null {
  if (answer.ok) return null;
  const reasons = answer.refusal?.reasons ?? answer.reasons;
  if (reasons === undefined) throw new Error(`the account's stream did not take it: ${answer.kind}`);
  return reasons;
}
