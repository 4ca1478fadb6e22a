import type { InstrumentContent } from '@app/contracts';
import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues } from '../shared/sql.js';

/** One version as it was published. */
export interface PublishedInstrument {
  /** The instrument's own stream. */
  readonly stream: string;
  readonly content: InstrumentContent;
  /** SHA-256 of the content's canonical JSON, lower-case hex: what a wave names it by. */
  readonly hash: string;
  readonly published: { readonly position: number; readonly at: string };
}

type Row = Omit<PublishedInstrument, 'published'> & { readonly position: number; readonly at: string };

/** Published instruments, now or as of a position. Behind the log by the projection's lag. */
export class InstrumentQueries {
  constructor(private readonly source: SqlSource) {}

  /** Every version of every instrument, by key and version. */
  all(asOf?: number): Promise<PublishedInstrument[]> {
    return this.where(asOf, () => 'true');
  }

  /** The versions of one instrument, oldest first; none for an unknown key. */
  versions(key: string, asOf?: number): Promise<PublishedInstrument[]> {
    return this.where(asOf, (values) => `key = ${values.add(key)}`);
  }

  private async where(
    asOf: number | undefined,
    condition: (values: SqlValues) => string,
  ): Promise<PublishedInstrument[]> {
    const values = new SqlValues();
    const known = asOf === undefined ? 'true' : `published <= ${values.add(asOf)}`;
    const rows = await rowsOf<Row>(
      this.source,
      `select stream, content, hash, published::float8 as position,
        to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from read.instrument_version where ${known} and ${condition(values)} order by key collate "C", version`,
      values.list,
    );
    return rows.map(({ position, at, ...row }) => ({ ...row, published: { position, at } }));
  }
}
