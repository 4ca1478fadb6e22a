import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** Roles that hold the privileges; nobody logs in as one of them. They are shared by the whole cluster. */
export const GROUP_ROLES = ['rumpun_app', 'rumpun_sealer', 'rumpun_erasure', 'rumpun_reader'] as const;
export type GroupRole = (typeof GROUP_ROLES)[number];

/** A login user as its connection URL names it. */
export interface LoginUser {
  readonly name: string;
  readonly password: string | null;
}

// Roles belong to the cluster: two databases migrated at once meet on the same catalogue rows.
const DUPLICATE_OBJECT = '42710';
const UNIQUE_VIOLATION = '23505';
const CONCURRENT_UPDATE = 'XX000';
const ATTEMPTS = 50;

/**
 * @param url a PostgreSQL connection URL
 * @throws Error when it names no user
 */
export function loginUserOf(url: string): LoginUser {
  const { username, password } = new URL(url);
  if (username === '') throw new Error('the connection URL names no user');
  return {
    name: decodeURIComponent(username),
    password: password === '' ? null : decodeURIComponent(password),
  };
}

/** Creates the group roles that are missing. */
export async function ensureGroupRoles(owner: pg.ClientBase): Promise<void> {
  for (const role of GROUP_ROLES) await createRole(owner, role, 'nologin');
}

/**
 * Makes a login user a member of a group role; creates the user when there is none. The password of a user
 * that exists is left alone.
 */
export async function ensureLogin(owner: pg.ClientBase, user: LoginUser, group: GroupRole): Promise<void> {
  const password =
    user.password === null ? '' : ` password ${owner.escapeLiteral(scramVerifier(user.password))}`;
  await createRole(owner, user.name, `login${password}`);
  const member = await owner.query(
    `select 1 from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
     where g.rolname = $1 and u.rolname = $2`,
    [group, user.name],
  );
  if (member.rowCount === 0)
    await retrying(() => owner.query(`grant ${group} to ${owner.escapeIdentifier(user.name)}`));
}

/** Privileges on the database itself: a database made from a template does not inherit them. */
export async function grantOnDatabase(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  const database = owner.escapeIdentifier(rows[0]!.name);
  await owner.query(`grant connect on database ${database} to ${GROUP_ROLES.join(', ')}`);
  await owner.query(`grant create on database ${database} to rumpun_app`);
}

async function createRole(owner: pg.ClientBase, name: string, attributes: string): Promise<void> {
  await retrying(async () => {
    const found = await owner.query('select 1 from pg_roles where rolname = $1', [name]);
    if (found.rowCount === 0) await owner.query(`create role ${owner.escapeIdentifier(name)} ${attributes}`);
  });
}

async function retrying(change: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await change();
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      const raced = code === DUPLICATE_OBJECT || code === UNIQUE_VIOLATION || code === CONCURRENT_UPDATE;
      if (!raced || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * What PostgreSQL keeps of a password (RFC 5803, SCRAM-SHA-256). Sent in place of the password, because a
 * statement that fails is written to the server's log. Passwords beyond ASCII would need SASLprep (RFC 4013)
 * and go as they are.
 */
function scramVerifier(password: string): string {
  if (!/^[\x20-\x7e]*$/.test(password)) return password;
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64');
  const serverKey = hmac(salted, 'Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
