import type { Grant } from '@app/programme';
import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues, tableAt } from '../shared/sql.js';

/** An enabled account with the roles that it holds. */
export interface RoleHolder {
  readonly account: string;
  readonly person: string;
  readonly grants: readonly Grant[];
}

/** Who holds which roles, now or as of a position. */
export class RoleHolderQueries {
  constructor(private readonly source: SqlSource) {}

  /** @returns every enabled account, by its id; a regency has tens of them, a country thousands */
  enabled(asOf?: number): Promise<RoleHolder[]> {
    const values = new SqlValues();
    const from = tableAt('role_holder', asOf, values);
    const text = `select account, person, grants from ${from} t where not disabled order by account`;
    return rowsOf<RoleHolder>(this.source, text, values.list);
  }
}
