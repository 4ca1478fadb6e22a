import type { NoticeChannel, NoticeFailure, ObligationStatus, Rung, VoidReason } from '@app/contracts';
import { v5 as uuidv5 } from 'uuid';
import type { StateValue } from '../shared/machine.js';
import type { CitedFact, Notice, ObligationIdentity } from './events.js';

export interface HandOver {
  readonly channel: NoticeChannel;
  readonly person: string;
  /** The same for every attempt, so that a receiver can drop the second. */
  readonly messageId: string;
  readonly at: string;
}

export interface FailedHandOver {
  readonly channel: NoticeChannel | null;
  readonly person: string | null;
  readonly code: NoticeFailure;
  readonly attempt: number;
  readonly at: string;
}

/** What became of the notice of one rung. */
export interface RaisedNotice {
  readonly notice: Notice;
  /** Why it went up the ladder; null for a rung of the owner's. */
  readonly why: 'overdue' | 'unacknowledged' | 'undeliverable' | null;
  readonly raisedAt: string;
  readonly handedOver: readonly HandOver[];
  readonly failed: readonly FailedHandOver[];
  readonly acknowledged: readonly { readonly person: string; readonly at: string }[];
}

export interface ObligationState {
  /** One of `ObligationStatus`. */
  readonly lifecycle: StateValue;
  /** null before the first entry. */
  readonly identity: ObligationIdentity | null;
  readonly notices: Readonly<Partial<Record<Rung, RaisedNotice>>>;
  /** What settled it, and why where it is void; null while it is open. */
  readonly settled: {
    readonly why: VoidReason | null;
    readonly by: CitedFact | null;
    readonly at: string;
  } | null;
}

export const obligationStatusOf = ({ lifecycle }: Pick<ObligationState, 'lifecycle'>): ObligationStatus =>
  lifecycle as ObligationStatus;

/** Namespace of the ids of obligation streams and their notices; never changed. */
const NAMESPACE = '6c4e1f57-92b0-5d38-8a6f-0b1c2d3e4f51';

/** @param key `kind:stream[/item]:period` @returns the one stream of an obligation */
export const obligationStreamId = (key: string): string => uuidv5(`obligation|${key}`, NAMESPACE);

/** @returns the command id of raising a rung: whoever raises it again repeats the same command */
export const noticeCommandId = (key: string, rung: Rung): string => uuidv5(`raise|${key}|${rung}`, NAMESPACE);

/** @returns the message id of a notice to one person: every attempt on every channel bears the same */
export const noticeMessageId = (key: string, rung: Rung, person: string): string =>
  uuidv5(`message|${key}|${rung}|${person}`, NAMESPACE);
