import { randomUUID } from 'node:crypto';
import { text } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import { resetLinkProblem, unknownLink } from '@app/programme';
import type { Accounts } from './accounts.js';
import type { ActingAccount } from './acting.js';
import type { Credentials } from './credentials.js';
import type { AccountRecorder, DeskRefusal } from './recorder.js';
import { reasonsOfRecord, refusedFor } from './recorder.js';
import { readResetCode } from './reset-code.js';
import type { Sessions } from './sessions.js';

export interface PasswordDeskParts {
  readonly accounts: Pick<Accounts, 'state'>;
  readonly credentials: Pick<
    Credentials,
    'verifyOwn' | 'attempt' | 'isLogin' | 'isPassword' | 'hash' | 'setHashed'
  >;
  readonly sessions: Pick<Sessions, 'closeOthers' | 'closeAll'>;
  readonly commands: AccountRecorder;
  /** The clock that the log goes by. */
  readonly clock: { now(): string };
}

export type PasswordSet = { readonly ok: true; /** Sessions. */ readonly ended: number } | DeskRefusal;

const reason = (code: string, field: string, id: string, en: string): Reason => ({
  code,
  field,
  text: text(id, en),
});
const WRONG = reason('wrong-password', '/currentPassword', 'kata sandi ini salah', 'this password is wrong');
const SAME = reason(
  'same-password',
  '/newPassword',
  'harus lain dari kata sandi yang lama',
  'must differ from the old password',
);
const IS_LOGIN = reason(
  'password-is-login',
  '/newPassword',
  'tidak boleh sama dengan nama masuk',
  'must not be the login',
);

/**
 * Changes passwords. What happens is recorded before it is done: a crash in between leaves the old password and a
 * fact too many, never a change that nobody can see. How long a password must be, the caller has checked.
 */
export class PasswordDesk {
  constructor(private readonly parts: PasswordDeskParts) {}

  /**
   * Changes one's own password and ends the account's other sessions. Throttled like signing in.
   *
   * @param address the network address that asks @param keep token of the session that stays
   * @throws PasswordQueueFullError
   */
  async change(
    { account, person }: ActingAccount,
    given: { readonly currentPassword: string; readonly newPassword: string },
    { address, keep }: { readonly address: string; readonly keep: string },
  ): Promise<PasswordSet> {
    const { credentials, sessions } = this.parts;
    const verified = await credentials.verifyOwn(account, given.currentPassword, address);
    if (!verified.ok && verified.kind === 'throttled') return verified;
    const reasons = [
      ...(verified.ok ? [] : [WRONG]),
      ...(given.newPassword.normalize('NFC') === given.currentPassword.normalize('NFC') ? [SAME] : []),
      ...((await credentials.isLogin(account, given.newPassword)) ? [IS_LOGIN] : []),
    ];
    if (reasons.length > 0) return refusedFor(reasons);
    const refused = await this.set(account, person, given.newPassword, {
      type: 'record-password-change',
      data: {},
    });
    return refused ?? { ok: true, ended: await sessions.closeOthers(account, keep) };
  }

  /**
   * Sets a new password by a one-time link and ends all sessions of its account.
   *
   * @param code the link's secret @param address the network address that asks
   * @returns refused with the reason when the link is unknown, used, replaced or past its time
   * @throws PasswordQueueFullError
   */
  async reset(code: string, newPassword: string, address: string): Promise<PasswordSet> {
    const { credentials, accounts, sessions, clock } = this.parts;
    const attempt = await credentials.attempt('reset', address);
    if (!attempt.ok) return { ok: false, kind: 'throttled', retryAfter: attempt.retryAfter };
    const link = readResetCode(code);
    const state = link === null ? null : await accounts.state(link.account);
    if (link === null || state === null) return refusedFor([unknownLink]);
    const { account, tokenHash } = link;
    const problem = resetLinkProblem(state, tokenHash, clock.now());
    if (problem !== null) return refusedFor([problem]);
    await attempt.forgive();
    const reasons = [
      ...((await credentials.isPassword(account, newPassword)) ? [SAME] : []),
      ...((await credentials.isLogin(account, newPassword)) ? [IS_LOGIN] : []),
    ];
    if (reasons.length > 0) return refusedFor(reasons);
    const command = { type: 'reset-password', data: { tokenHash } };
    const refused = await this.set(account, state.person, newPassword, command);
    return refused ?? { ok: true, ended: await sessions.closeAll(account) };
  }

  /** @returns null when it is done */
  private async set(
    account: string,
    person: string | null,
    password: string,
    command: { readonly type: string; readonly data: object },
  ): Promise<DeskRefusal | null> {
    // Hashed first: nothing is recorded when the server has too many to work on.
    const hashed = await this.parts.credentials.hash(password);
    const answer = await this.parts.commands.executeInternal({
      ...{ category: 'account', stream: account, command, commandId: randomUUID() },
      ...{ account, person },
    });
    const reasons = reasonsOfRecord(answer);
    if (reasons !== null) return refusedFor(reasons);
    await this.parts.credentials.setHashed(account, hashed);
    return null;
  }
}
