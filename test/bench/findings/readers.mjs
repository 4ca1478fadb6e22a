import { FindingsQueries } from '../../../dist/libs/read-models/src/index.js';
import { dynamicsReport } from '../../../dist/libs/reports/src/index.js';
import { instrument } from './answers.mjs';

/** The report as the product makes it: its waves and counts from the read model, then every cell computed. */
export class ReadModel {
  constructor(pool) {
    this.queries = new FindingsQueries(pool);
  }

  async counts(surveys, asOf) {
    const [waves, counts] = await Promise.all([
      this.queries.waves({ surveys }, asOf),
      this.queries.counts(surveys, asOf),
    ]);
    return waves.map((wave) => ({ wave, instrument, items: counts.get(wave.survey) }));
  }

  /** The first page of who gave one answer. */
  behind(surveys, asOf) {
    const [{ id: item }] = instrument.items;
    return this.queries.answers({ surveys, item, codes: ['5'] }, { limit: 50 }, asOf);
  }

  async report(surveys, asOf) {
    return dynamicsReport(await this.counts(surveys, asOf), { position: asOf, recordedAt: null });
  }
}

const COUNT = (when) => `select survey, item, code, missing, count(*)::int as n from answer
  where survey = any($1::uuid[]) and ${when} group by 1, 2, 3, 4`;
const NOW = COUNT('to_position is null');
const AT = COUNT('from_position <= $2 and (to_position is null or to_position > $2)');

/**
 * What it stands beside: one row per answer with the positions between which it counted, and a GROUP BY. The table is
 * made by SQL from the read model's own responses, so both read the same answers.
 */
export class GroupBy {
  constructor(owner, pool) {
    this.owner = owner;
    this.pool = pool;
  }

  async prepare() {
    await this.owner.query(`
      create table answer as
      select r.survey, r.respondent, a->>'item' as item, a->>'code' as code, a->>'missing' as missing,
        greatest(r.from_position, i.from_position) as from_position, r.to_position
      from read.response_entry_history r
      left join read.import_entry_history i on i.import = r.import and i.status = 'committed'
      cross join lateral jsonb_array_elements(r.answers) a
      where r.import is null or i.import is not null;
      create index on answer (survey, item, code, missing, from_position, to_position);
      grant select on answer to public`);
    const { rows } = await this.owner.query('select count(*)::int as n from answer');
    return rows[0].n;
  }

  async counts(surveys, asOf) {
    const given = asOf === undefined ? [NOW, [surveys]] : [AT, [surveys, asOf]];
    return (await this.pool.query(...given)).rows;
  }
}

/** Cells as text, to see that both count the same. */
export const cellsOfCounts = (counted) =>
  counted
    .flatMap(({ wave, items }) =>
      items.flatMap(({ item, codes, missing }) => [
        ...Object.entries(codes).map(([code, n]) => `${wave.survey} ${item} ${code} ${n}`),
        ...Object.entries(missing).map(([code, n]) => `${wave.survey} ${item} ${code} ${n}`),
      ]),
    )
    .sort()
    .join('\n');

export const cellsOfRows = (rows) =>
  rows
    .map(({ survey, item, code, missing, n }) => `${survey} ${item} ${code ?? missing} ${n}`)
    .sort()
    .join('\n');
