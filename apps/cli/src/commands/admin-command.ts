import { randomUUID } from 'node:crypto';
import { commandIdOf } from '@app/application';
import type { Engine } from '@app/composition';
import type { Category, RoleScope } from '@app/contracts';
import { PASSWORD_LEAST } from '@app/contracts';
import type { Command } from 'commander';
import type { ActingAccount } from '@app/application';
import { actingAs, asOption } from '../acting.js';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { failed, refused } from '../failure.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import type { AddCommand, ContextOf } from '../program.js';
import { Prompt } from '../prompt.js';
import { addReset } from './admin-reset.js';

interface AdminOptions extends PlaceOptions, CommonOptions {
  readonly name?: string;
  readonly login?: string;
  readonly region?: string;
  readonly as?: string;
}

interface NewAdmin {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** An argument would show in the list of processes and in the shell's history. */
const PASSWORD_VARIABLE = 'RUMPUN_ADMIN_PASSWORD';

/** `rumpun admin`: the first account of an installation, others like it, and a way back in. */
export const addAdmin: AddCommand = (program, contextOf) => {
  const admin = program
    .command('admin')
    .description(both('akun admin dan kata sandi', 'administrator accounts and passwords'));
  addCreate(admin, contextOf);
  addReset(admin, contextOf);
};

function addCreate(admin: Command, contextOf: ContextOf): void {
  const command = admin
    .command('create')
    .description(
      both(
        `buat orang dan akun admin; kata sandi ditanyakan, dari stdin, atau ${PASSWORD_VARIABLE}`,
        `make a person and an administrator's account; the password is asked for, read from stdin or ${PASSWORD_VARIABLE}`,
      ),
    )
    .option('--name <name>', both('nama orangnya', "the person's name"))
    .option('--login <login>', both('nama masuk', 'login'))
    .option('--region <code>', both('hanya untuk daerah ini, mis. 33.10', 'for this region only, e.g. 33.10'))
    .addOption(asOption());
  withOptions(command, ...placeOptions());
  command.action(async (options: AdminOptions) => {
    const context = contextOf(options);
    const admin = await asked(context, options);
    const scope = options.region === undefined ? {} : { region: options.region };
    await withEngine(context, options, async (engine) =>
      create(context, new Hand(engine, await actingAs(engine, options.as)), admin, scope),
    );
  });
}

/** What the options leave open is asked; the password twice on a terminal. */
async function asked({ out }: Context, options: AdminOptions): Promise<NewAdmin> {
  const prompt = new Prompt();
  try {
    const name = options.name ?? (await prompt.ask(out.pick({ id: 'Nama:', en: 'Name:' })));
    const login = options.login ?? (await prompt.ask(out.pick({ id: 'Nama masuk:', en: 'Login:' })));
    const given = process.env[PASSWORD_VARIABLE];
    if (given !== undefined && given !== '') return { name, login, password: given };
    const hidden = { hidden: true };
    const question = { id: 'Kata sandi (12 huruf atau lebih):', en: 'Password (12 characters or more):' };
    const password = await prompt.ask(out.pick(question), hidden);
    if (process.stdin.isTTY) {
      const again = await prompt.ask(out.pick({ id: 'Sekali lagi:', en: 'Again:' }), hidden);
      if (again !== password) throw failed('Kedua kata sandi berbeda.', 'The two passwords differ.', 2);
    }
    return { name, login, password };
  } finally {
    prompt.close();
  }
}

async function create({ out }: Context, hand: Hand, admin: NewAdmin, scope: RoleScope): Promise<void> {
  const { name, login, password } = admin;
  if ((await hand.engine.services.credentials.accountOf(login)) !== null) {
    throw failed(`Nama masuk "${login}" sudah dipakai.`, `The login "${login}" is taken.`);
  }
  // Refused before the person is in the log, where it would stay.
  if (password.length < PASSWORD_LEAST) {
    throw failed('Kata sandi kurang dari 12 huruf.', 'The password has fewer than 12 characters.', 2);
  }
  const person = await hand.give('person', 'register-person', { name });
  const roles = [{ grant: randomUUID(), role: 'admin', scope }];
  const account = await hand.give('account', 'open-account', { person, login, password, roles });
  out.result({ account, person, login }, () =>
    out.pick({
      id: `Akun admin "${login}" dibuat (${account}).`,
      en: `The administrator's account "${login}" was made (${account}).`,
    }),
  );
}

/** Gives commands that begin a stream, as somebody. */
class Hand {
  constructor(
    readonly engine: Engine,
    private readonly actor: ActingAccount,
  ) {}

  /** @returns the new stream @throws CommandFailed with every reason */
  async give(category: Category, command: string, body: object): Promise<string> {
    const result = await this.engine.services.commands.execute({
      ...{ category, command, stream: null, body, actor: this.actor },
      commandId: commandIdOf(this.actor.account, randomUUID()),
    });
    if (!result.ok) throw refused(result);
    return result.stream;
  }
}
