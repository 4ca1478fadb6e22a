import type { Bilingual, NoticeChannel, ObligationKind, Rung } from '@app/contracts';

/** A notice on its way to one person on one channel. */
export interface Delivery {
  /** The same for every attempt and channel. */
  readonly message: string;
  readonly channel: NoticeChannel;
  /** The obligation's stream. */
  readonly obligation: string;
  readonly key: string;
  readonly rung: Rung;
  readonly kind: ObligationKind;
  readonly region: string;
  readonly person: string;
  readonly mandatory: boolean;
  /** Told together with others once a day. */
  readonly digest: boolean;
  /** Not sent before, ISO 8601 UTC by the engine's clock. */
  readonly notBefore: string;
  readonly raisedAt: string;
}

/** A delivery in the hands of one worker. */
export interface ClaimedDelivery extends Delivery {
  /** The digest that it goes out with; null for one that goes out by itself. */
  readonly digestMessage: string | null;
  /** This attempt, from 1. */
  readonly attempt: number;
  /** An earlier attempt was begun and nobody knows what became of it. */
  readonly inDoubt: boolean;
  readonly lease: string;
}

/** What became of an attempt. */
export type DeliveryEnd =
  | { readonly state: 'handed-over' | 'dropped' }
  | { readonly state: 'failed'; readonly problem: DeliveryProblem }
  | { readonly state: 'waiting'; readonly problem: DeliveryProblem; readonly notBefore: string };

/** Nothing personal: it names neither the address nor the person. */
export interface DeliveryProblem {
  readonly code: string;
  readonly text: Bilingual;
}

/** A delivery that was given up. */
export interface DeadDelivery extends Delivery {
  readonly attempts: number;
  readonly problem: DeliveryProblem;
  readonly failedAt: string;
}
