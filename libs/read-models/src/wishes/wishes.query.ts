import type { NoticePreferences } from '@app/contracts';
import type { SqlSource } from '../shared/sql.js';
import { rowsOf } from '../shared/sql.js';

/** What a person wishes, and on which channels they were ever reachable. Addresses stand in their stream alone. */
export interface PersonWishes {
  readonly person: string;
  /** null when they never said anything. */
  readonly preferences: NoticePreferences | null;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  readonly hasWebhook: boolean;
}

const COLUMNS = `person, preferences, has_email as "hasEmail", has_phone as "hasPhone", has_webhook as "hasWebhook"`;

/** What people wish of notices; behind the log by the projection's lag. */
export class WishQueries {
  constructor(private readonly source: SqlSource) {}

  /** @returns null when there is no such person */
  async personWishes(person: string): Promise<PersonWishes | null> {
    return (await this.wishesOf([person]))[0] ?? null;
  }

  /** @returns in no order; ids that are nobody's are left out */
  wishesOf(people: readonly string[]): Promise<PersonWishes[]> {
    const text = `select ${COLUMNS} from read.notice_wishes where person = any($1::uuid[])`;
    return rowsOf<PersonWishes>(this.source, text, [people]);
  }

  /**
   * @param tokenHash SHA-256 of a calendar feed's token, hex
   * @returns whose calendar it opens; null when it opens none, or was revoked
   */
  async personOfFeed(tokenHash: string): Promise<{ readonly person: string; readonly feed: string } | null> {
    const text = `select person, feed from read.calendar_feed where token_hash = $1 order by opened limit 1`;
    const [row] = await rowsOf<{ person: string; feed: string }>(this.source, text, [tokenHash]);
    return row ?? null;
  }
}
