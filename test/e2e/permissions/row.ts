import type { HttpAnswer } from '../../support/http-client.js';
import type { World } from './world.js';

/** What is sent, where the documented example to what lies here is not what should be asked. */
export interface Ask {
  /** Values of the address's parameters. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Members that replace those of a command's example. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Sent in place of the documented example; `null` for no body at all. */
  readonly body?: Readonly<Record<string, unknown>> | null;
}

/**
 * Who may ask a route. The words are roles, each as an account whose grant reaches what is asked for: a manager of
 * region 33.10, the representative of the cluster, the partner of the agreement, the coordinator of the forum.
 * Besides:
 *
 * - `manager*`: an account of another region, cluster, agreement or forum may, too;
 * - `national`: an administrator of the whole installation (who is also meant wherever `admin` stands);
 * - `rival`: the partner of another agreement of the same cluster;
 * - `self`: without any role, but the person, account or inbox asked for is their own;
 * - `everybody`: whoever is signed in; `public`: nobody needs to be.
 *
 * Whoever is not named is refused with 403, and with 401 who is not signed in.
 */
export interface Row {
  readonly may: string;
  /** Of a list, which answers whoever may ask: who finds in it what lies here. By default nobody is asked. */
  readonly finds?: string;
  /** Whether what lies here is in the answer: by default, whether its id is. */
  readonly found?: (answer: Pick<HttpAnswer, 'text' | 'body'>, world: World) => boolean;
  /** Status for those who may: 412 for commands, which are sent for a version that never was, else 200. */
  readonly answers?: number;
  /** Status for those who are signed in and may not. */
  readonly refused?: number;
  readonly ask?: (world: World) => Ask;
  /** Who asks, where not everybody can: whoever tries many secrets is held up. */
  readonly askers?: string;
  /** Asked with sessions of its own, which it ends. */
  readonly endsSession?: boolean;
  /** Answered with server-sent events without an end: read up to the newest entry. */
  readonly streams?: boolean;
}

/** `METHOD /path`, and in brackets what is asked where a route is asked more than once. */
export type Table = Readonly<Record<string, string | Row>>;

/** Roles that watch over the programme of their region. */
export const OVERSEERS = 'admin auditor manager monitor fpk-member coordinator';
/** The same as people who are known by their grants alone: for what has no region, and so no coordinator. */
export const OVERSEERS_ANYWHERE = 'admin* auditor* manager* monitor* fpk-member*';
