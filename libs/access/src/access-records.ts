import type { AccessedThing, AccessRecordsView, AccessRecordView } from '@app/contracts';
import { startOfDay } from '@app/programme';
import type { ActingAccount } from './acting.js';
import type { RealClock, Sql } from './sql.js';
import { realClock } from './sql.js';

/** What was shown, of whom. */
export interface Accessed {
  /** The person, respondent or survey wave. */
  readonly subject: string;
  readonly what: AccessedThing;
}

/** Which records are asked for. */
export interface AccessRecordsAsk {
  readonly subject?: string;
  readonly account?: string;
  /** The reader. */
  readonly person?: string;
  /** An instant, ISO 8601, or a day of WIB; inclusive. */
  readonly from?: string;
  /** Likewise; exclusive. */
  readonly until?: string;
  /** 1 to 1,000; 100 by default. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: number;
}

interface Row extends Pick<AccessRecordView, 'id' | 'account' | 'person' | 'subject' | 'what' | 'purpose'> {
  readonly at: Date;
}

const PAGE = 100;
const COLUMNS = 'id::float8 as id, at, account, person, subject, what, purpose';

/**
 * Who was shown whose personal data, by when: kept for auditors and for the person concerned (UU 27/2022 on personal
 * data protection, articles 5 to 7 and 31 to 32). Times are a real clock's, also where the log's is simulated.
 */
export class AccessRecords {
  constructor(
    private readonly sql: Sql,
    private readonly clock: RealClock = realClock,
  ) {}

  /**
   * Notes a reading before it is answered; what people are shown of themselves is none.
   *
   * @param purpose the route or command, without anything personal
   * @throws the database's error: what cannot be noted must not be shown
   */
  async note(reader: ActingAccount, purpose: string, accessed: readonly Accessed[]): Promise<void> {
    const others = accessed.filter(({ subject }) => subject !== reader.person);
    if (others.length === 0) return;
    await this.sql.query(
      `insert into access.access_record (at, account, person, subject, what, purpose)
       select $1, $2, $3, r.subject, r.what, $4 from unnest($5::uuid[], $6::text[]) as r(subject, what)`,
      [
        this.clock.now(),
        reader.account,
        reader.person,
        purpose,
        others.map(({ subject }) => subject),
        others.map(({ what }) => what),
      ],
    );
  }

  /** @returns a page of records, the newest first */
  async list(ask: AccessRecordsAsk = {}): Promise<AccessRecordsView> {
    const limit = ask.limit ?? PAGE;
    const conditions: string[] = [];
    const values: unknown[] = [];
    const where = (value: unknown, condition: (place: string) => string): void => {
      if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
    };
    where(ask.subject, (place) => `subject = ${place}`);
    where(ask.account, (place) => `account = ${place}`);
    where(ask.person, (place) => `person = ${place}`);
    where(instantOf(ask.from), (place) => `at >= ${place}`);
    where(instantOf(ask.until), (place) => `at < ${place}`);
    where(ask.cursor, (place) => `id < ${place}`);
    const { rows } = await this.sql.query(
      `select ${COLUMNS} from access.access_record
       where ${['true', ...conditions].join(' and ')} order by id desc limit $${values.push(limit + 1)}`,
      values,
    );
    const found = (rows as Row[]).map(recordOf);
    const shown = found.slice(0, limit);
    return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
  }
}

function recordOf({ id, at, account, person, subject, what, purpose }: Row): AccessRecordView {
  return { id, at: at.toISOString(), account, person, subject, what, purpose };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day begins with its midnight in WIB, where the programme's records are kept. */
const instantOf = (moment: string | undefined): string | undefined =>
  moment !== undefined && DAY.test(moment) ? startOfDay('WIB', moment) : moment;
