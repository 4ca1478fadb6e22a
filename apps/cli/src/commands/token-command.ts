import type { ActingAccount } from '@app/access';
import { allows } from '@app/access';
import type { Engine } from '@app/composition';
import { text, TOKEN_DAYS_MOST, tokenName, uuid } from '@app/contracts';
import type { Command } from 'commander';
import { accountNamed, actingAs, asOption } from '../acting.js';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { failed, failedFor } from '../failure.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import { table } from '../output.js';
import type { AddCommand, ContextOf } from '../program.js';

interface TokenOptions extends PlaceOptions, CommonOptions {
  readonly as?: string;
}
interface CreateOptions extends TokenOptions {
  readonly name: string;
  readonly days: string;
  readonly readOnly?: boolean;
  readonly grant?: readonly string[];
}

/** `rumpun token`: tokens by which programs act as an account. */
export const addToken: AddCommand = (program, contextOf) => {
  const token = program
    .command('token')
    .description(both('token API untuk program', 'API tokens for programs'));
  addCreate(token, contextOf);
  onAccount(token.command('list'), both('token sebuah akun', "an account's tokens"), contextOf, list);
  onToken(token, contextOf);
};

/** What a command runs with: whose tokens, and who asks. */
interface Asked {
  readonly context: Context;
  readonly engine: Engine;
  readonly account: string;
  readonly by: ActingAccount;
}

function addCreate(token: Command, contextOf: ContextOf): void {
  const command = token
    .command('create')
    .requiredOption('--name <name>', both('nama token', 'name of the token'))
    .option('--days <n>', both(`masa berlaku, 1 sampai ${TOKEN_DAYS_MOST} hari`, 'days that it works'), '90')
    .option('--read-only', both('hanya membaca', 'reads only'))
    .option('--grant <id...>', both('hanya peran ini dari akun itu', 'only these roles of the account'));
  const title = both('buat token; hanya ditampilkan sekali', 'make a token; it is shown once');
  onAccount(command, title, contextOf, create);
}

function onToken(token: Command, contextOf: ContextOf): void {
  const command = token
    .command('revoke')
    .description(both('cabut token', 'revoke a token'))
    .argument('<account>', both('nama masuk atau id akun', 'login or id of the account'))
    .argument('<token>', both('id token', 'id of the token'))
    .addOption(asOption());
  withOptions(command, ...placeOptions());
  command.action((account: string, id: string, options: TokenOptions) =>
    asked(contextOf(options), account, options, (given) => revoke(given, id)),
  );
}

/** A command whose one argument is an account. */
function onAccount<O extends TokenOptions>(
  command: Command,
  title: string,
  contextOf: ContextOf,
  work: (given: Asked, options: O) => Promise<void>,
): void {
  command
    .description(title)
    .argument('<account>', both('nama masuk atau id akun', 'login or id of the account'))
    .addOption(asOption());
  withOptions(command, ...placeOptions());
  command.action((account: string, options: O) =>
    asked(contextOf(options), account, options, (given) => work(given, options)),
  );
}

function asked(
  context: Context,
  who: string,
  options: TokenOptions,
  work: (given: Asked) => Promise<void>,
): Promise<void> {
  return withEngine(context, options, async (engine) => {
    const by = await actingAs(engine, options.as);
    const account = await accountNamed(engine, who);
    await work({ context, engine, account, by });
  });
}

async function create({ context, engine, account, by }: Asked, options: CreateOptions): Promise<void> {
  // Not even an administrator: whoever has the token acts as its account.
  demandOwn(by, account);
  const name = tokenName.safeParse(options.name);
  const grants = options.grant?.map((grant) => grant.toLowerCase());
  if (!name.success || grants?.some((grant) => !uuid.safeParse(grant).success)) {
    throw failed('--name atau --grant tidak sah.', '--name or --grant is not valid.', 2);
  }
  const terms = { name: name.data, readOnly: options.readOnly ?? false, days: Number(options.days) };
  const issued = await engine.services.tokens.issue(account, { ...terms, ...(grants && { grants }) }, by);
  if (!issued.ok) throw failedFor(issued.kind === 'refused' ? issued.reasons : []);
  context.out.say(
    text(
      'Token ini hanya ditampilkan sekali. Siapa pun yang memilikinya bertindak sebagai akun itu.',
      'This token is shown once. Whoever has it acts as that account.',
    ),
  );
  context.out.result({ account, ...issued.token }, () => issued.token.secret);
}

async function list({ context, engine, account, by }: Asked): Promise<void> {
  demandOwnOrAdmin(by, account);
  const { out } = context;
  const tokens = await engine.services.tokens.list(account);
  out.result({ account, tokens }, () =>
    table([
      [
        text('id'),
        text('nama', 'name'),
        text('sampai', 'until'),
        text('terakhir dipakai', 'last used'),
        text('lingkup', 'scope'),
      ].map(out.pick),
      ...tokens.map(({ token, name, expiresAt, lastUsedOn, readOnly, grants }) => [
        token,
        name,
        expiresAt.slice(0, 10),
        lastUsedOn ?? '-',
        [
          ...(readOnly ? [out.pick(text('hanya baca', 'read only'))] : []),
          grants === undefined
            ? out.pick(text('semua peran', 'all roles'))
            : out.pick(text(`${grants.length} peran`, `${grants.length} roles`)),
        ].join(', '),
      ]),
    ]),
  );
}

async function revoke({ context, engine, account, by }: Asked, token: string): Promise<void> {
  demandOwnOrAdmin(by, account);
  const revoked = await engine.services.tokens.revoke(account, token.toLowerCase(), by);
  if (!revoked.ok) throw failedFor(revoked.kind === 'refused' ? revoked.reasons : []);
  context.out.result({ account, token, revoked: true }, () =>
    context.out.pick(text('Token dicabut.', 'The token is revoked.')),
  );
}

function demandOwn(by: ActingAccount, account: string): void {
  if (by.operator === true || by.account === account) return;
  throw failed(
    'Token dibuat oleh akun itu sendiri (--as) atau oleh operator.',
    'A token is made by the account itself (--as) or by the operator.',
  );
}

function demandOwnOrAdmin(by: ActingAccount, account: string): void {
  if (by.account === account) return;
  const allowed = allows(by, 'account', 'revoke-token', {});
  if (!allowed.ok) throw failedFor(allowed.reasons);
}
