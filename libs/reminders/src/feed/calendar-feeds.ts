import { calendarFeed } from '@app/channels';
import { text } from '@app/contracts';
import { dayIn } from '@app/programme';
import type { RoleHolderQueries, WishQueries } from '@app/read-models';
import type { Sql } from '../agenda/sql.js';
import { taskOf, type Wording } from '../notify/message.js';
import { type OwnObligation, ownObligations } from './own-obligations.js';

export interface FeedParts {
  readonly sql: Sql;
  readonly wishes: WishQueries;
  readonly holders: RoleHolderQueries;
  readonly wording: Wording;
  readonly clock: { now(): string };
  /** Host of the installation: the events' identities end with it. */
  readonly domain: string;
  /** A demo's calendar says that it is made up. */
  readonly synthetic: boolean;
}

const ZONES = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;
const NAME = text('Kewajiban Rumpun', 'Rumpun obligations');
const SYNTHETIC_NAME = text('Kewajiban Rumpun (contoh, data rekaan)', 'Rumpun obligations (demo, made up)');

/** Calendars of what people have to do, each behind a secret address of its own. */
export class CalendarFeeds {
  constructor(private readonly parts: FeedParts) {}

  /**
   * @param tokenHash SHA-256 of the address's token, hex
   * @returns the calendar as iCalendar text, the same bytes while nothing in it changes; null for an address that
   *   opens none, or was revoked
   */
  async open(tokenHash: string): Promise<string | null> {
    const { sql, wishes, holders, clock, domain, synthetic } = this.parts;
    const owner = await wishes.personOfFeed(tokenHash);
    if (owner === null) return null;
    const zone = (await wishes.personWishes(owner.person))?.preferences?.zone ?? 'WIB';
    const own = await ownObligations(sql, holders, owner.person, dayIn(zone, clock.now()));
    const entries = await Promise.all(own.map((each) => this.entryOf(each)));
    // The newest change in it, so that nothing but a change makes other bytes.
    const stamp =
      own
        .map(({ changedAt }) => changedAt)
        .sort()
        .at(-1) ?? '1970-01-01T00:00:00.000Z';
    return calendarFeed(entries, {
      name: synthetic ? SYNTHETIC_NAME : NAME,
      zone: ZONES[zone],
      domain,
      stamp,
    });
  }

  private async entryOf({ obligation, revision, changedAt }: OwnObligation) {
    const { key, kind, due, state, source } = obligation;
    const place = await this.parts.wording.place(obligation);
    return {
      ...{ key, kind, title: taskOf(kind), why: source.text, place, due, status: state, url: null },
      ...{ sequence: revision, lastModified: changedAt },
    };
  }
}
