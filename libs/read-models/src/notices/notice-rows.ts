import type {
  NoticeChannel,
  NoticeFailure,
  ObligationKind,
  ObligationStatus,
  Role,
  Rung,
  VoidReason,
} from '@app/contracts';
import type { CitedFact, ObligationSource } from '@app/programme';

export interface Party {
  readonly role: Role;
  /** A pseudonym; null where the role is meant. */
  readonly person: string | null;
}

/** An obligation that somebody was told of. */
export interface ObligationRow {
  /** The id of its stream. */
  readonly obligation: string;
  readonly key: string;
  readonly kind: ObligationKind;
  readonly subject: { readonly category: string; readonly stream: string; readonly item: string | null };
  readonly period: string | null;
  readonly cluster: string | null;
  readonly region: string;
  readonly owner: Party;
  /** Rung and due date of the newest notice. */
  readonly rung: Rung;
  readonly due: string;
  readonly status: ObligationStatus;
  /** null while it is open. */
  readonly settled: {
    readonly why: VoidReason | null;
    readonly by: CitedFact | null;
    readonly at: string;
  } | null;
  /** Position of the first notice. */
  readonly entered: number;
}

export interface HandOverRow {
  readonly channel: NoticeChannel;
  readonly person: string;
  readonly messageId: string;
  readonly at: string;
}

/** A notice with everything that became of it, each oldest first. */
export interface NoticeRow {
  readonly rung: Rung;
  readonly to: Party;
  readonly due: string;
  readonly mandatory: boolean;
  readonly why: 'overdue' | 'unacknowledged' | 'undeliverable' | null;
  readonly source: ObligationSource;
  readonly raisedAt: string;
  readonly handedOver: readonly HandOverRow[];
  readonly failed: readonly {
    readonly channel: NoticeChannel | null;
    readonly person: string | null;
    readonly code: NoticeFailure;
    readonly attempt: number;
    readonly at: string;
  }[];
  readonly acknowledged: readonly { readonly person: string; readonly at: string }[];
}

/** An obligation's notices, in the order in which they were raised. */
export interface NoticeHistory extends ObligationRow {
  readonly notices: readonly NoticeRow[];
}

/** A notice in somebody's inbox. */
export interface InboxRow extends Omit<ObligationRow, 'rung' | 'due' | 'entered'> {
  readonly rung: Rung;
  readonly due: string;
  readonly to: Party;
  readonly mandatory: boolean;
  readonly why: NoticeRow['why'];
  readonly source: ObligationSource;
  readonly raisedAt: string;
  readonly handedOverAt: string;
  /** Position of the hand-over: the order of the inbox. */
  readonly handedOver: number;
  /** When this person said that it arrived; null when they did not. */
  readonly acknowledgedAt: string | null;
}

export interface Page<R> {
  readonly rows: readonly R[];
  /** `before` of the next page; null on the last. */
  readonly next: number | null;
}
