import type { Obligation } from '@app/obligations';
import { addDays } from '@app/programme';
import type { RoleHolder, RoleHolderQueries } from '@app/read-models';
import type { Sql } from '../agenda/sql.js';
import { placeOf, recipientsOf } from '../notify/recipients.js';

/** An obligation of somebody's, with how often and when it last changed. */
export interface OwnObligation {
  readonly obligation: Obligation;
  readonly revision: number;
  /** ISO 8601 UTC. */
  readonly changedAt: string;
}

const BACK_DAYS = 90;
const AHEAD_DAYS = 400;
/** More than anybody can have in that time: what lies further ahead is shown when it comes nearer. */
const MOST = 2_000;

interface Row {
  readonly data: Obligation;
  readonly revision: number;
  readonly changed_at: Date;
}

/**
 * What somebody has to do, by name or by a role that they hold nearest to the place: the same people who are told.
 *
 * @param day `YYYY-MM-DD`: from 90 days before it to 400 after it
 * @returns by due date
 */
export async function ownObligations(
  sql: Sql,
  holders: RoleHolderQueries,
  person: string,
  day: string,
): Promise<OwnObligation[]> {
  const everybody = await holders.enabled();
  const { rows } = await sql.query<Row>(
    `select data, revision, changed_at from work.obligation
     where due between $2 and $3 and (owner_person = $1 or (owner_person is null and owner_role = any($4)))
     order by due, key limit ${MOST}`,
    [person, addDays(day, -BACK_DAYS), addDays(day, AHEAD_DAYS), rolesOf(person, everybody)],
  );
  return rows
    .filter(({ data }) => recipientsOf(data.owner, placeOf(data), everybody).includes(person))
    .map(({ data, revision, changed_at }) => ({
      obligation: data,
      revision,
      changedAt: changed_at.toISOString(),
    }));
}

const rolesOf = (person: string, holders: readonly RoleHolder[]): string[] =>
  holders.filter((each) => each.person === person).flatMap(({ grants }) => grants.map(({ role }) => role));
