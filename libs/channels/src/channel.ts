import type { Bilingual, NoticeChannel, NoticeFailure, ObligationKind, Rung } from '@app/contracts';

/** One notice as its reader sees it. */
export interface NoticeText {
  /** Key of the obligation: what, for whom, which period. */
  readonly key: string;
  readonly rung: Rung;
  readonly kind: ObligationKind;
  /** YYYY-MM-DD. */
  readonly due: string;
  readonly mandatory: boolean;
  /** What is to be done. */
  readonly title: Bilingual;
  /** "Why do I get this?" */
  readonly why: Bilingual;
  /** Name of the cluster or the forum, as it stands within a sentence. */
  readonly place: Bilingual | null;
  /** Role of whoever is to do it: on the lower rungs the reader's own. */
  readonly owner: Bilingual;
  /** The page of the obligation. */
  readonly url: string | null;
}

/** What one person is told over one channel, at once. */
export interface OutgoingMessage {
  /** UUID, the same for every attempt: by it a receiver drops a second copy. */
  readonly messageId: string;
  /** E-mail address, telephone number or URL, as the channel asks. */
  readonly address: string;
  /** Name for the greeting; null where it was erased. */
  readonly recipient: string | null;
  /** One, or several for a digest. */
  readonly notices: readonly NoticeText[];
  readonly digest: boolean;
  /** The day in the reader's zone, YYYY-MM-DD. */
  readonly day: string;
  /** Null where a notice is mandatory. */
  readonly unsubscribeUrl: string | null;
  readonly acknowledgeUrl: string | null;
  /** Demo data, labelled as such. */
  readonly synthetic: boolean;
  /** Webhooks only: the receiver's signing secret, `whsec_` and base64. Held in memory for the attempt alone. */
  readonly secret?: string;
}

/** Why a message was not handed over. Text and code name neither the address nor the person. */
export interface HandOverFailure {
  readonly status: 'failed';
  readonly code: NoticeFailure;
  /** Whether another attempt at the same address is useless. */
  readonly permanent: boolean;
  /** For whoever can mend it. */
  readonly text: Bilingual;
  /** Seconds after which the receiver asks to be tried again, from 0 to 86,400; a hint. */
  readonly retryAfter?: number;
}
export type HandOverResult = { readonly status: 'handed-over' } | HandOverFailure;

/** One way out of the product. It keeps nothing: what was sent, and whether again, its caller knows. */
export interface Channel {
  readonly channel: NoticeChannel;
  /**
   * Hands one message over, once: no attempt is repeated here.
   * @param signal ends the attempt early, as a time-out would
   * @returns how it went; never rejects for what the other side does
   */
  send(message: OutgoingMessage, signal?: AbortSignal): Promise<HandOverResult>;
  /** Closes connections. Nothing may be sent afterwards. */
  close(): Promise<void>;
}
