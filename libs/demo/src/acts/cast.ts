import type { Player } from '../player.js';

/** Who takes part everywhere in the province. */
export interface Province {
  readonly admin: Player;
  readonly monitor: Player;
}

/** A forum (FPK) with the people who act for it. */
export interface ForumInPlay {
  readonly forum: string;
  readonly region: string;
  /** `Kabupaten Klaten` */
  readonly place: string;
  readonly manager: Player;
  readonly coordinator: Player;
  readonly members: readonly { readonly seat: string; readonly person: string }[];
}

/** A cluster with the people who act for it. */
export interface ClusterInPlay extends ForumInPlay {
  readonly cluster: string;
  readonly name: string;
}

/** A member forum (FKAK): its representatives and the account that acts for it. */
export interface FkakInPlay {
  readonly representatives: readonly { readonly seat: string; readonly person: string }[];
  readonly rep: Player;
  /** Signs for the FKAK under a mandate (decision 8). */
  readonly chair: string;
}

export interface AgreementInPlay {
  readonly agreement: string;
  readonly work: string;
  readonly partner: Player;
}
