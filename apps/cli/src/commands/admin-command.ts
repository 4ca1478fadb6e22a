import { randomUUID } from 'node:crypto';
import { commandIdOf } from '@app/application';
import type { Engine } from '@app/composition';
import type { Category, RoleScope } from '@app/contracts';
import { OPERATOR } from '../acting.js';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { failed, refused } from '../failure.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import type { AddCommand } from '../program.js';
import { Prompt } from '../prompt.js';

interface AdminOptions extends PlaceOptions, CommonOptions {
  readonly name?: string;
  readonly login?: string;
  readonly region?: string;
}

interface NewAdmin {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** An argument would show in the list of processes and in the shell's history. */
const PASSWORD_VARIABLE = 'RUMPUN_ADMIN_PASSWORD';

/** `rumpun admin create`: the first account of an installation, and others like it. */
export const addAdmin: AddCommand = (program, contextOf) => {
  const command = program
    .command('admin')
    .description(both('akun admin', 'administrator accounts'))
    .command('create')
    .description(
      both(
        `buat orang dan akun admin; kata sandi ditanyakan, dari stdin, atau ${PASSWORD_VARIABLE}`,
        `make a person and an administrator's account; the password is asked for, read from stdin or ${PASSWORD_VARIABLE}`,
      ),
    )
    .option('--name <name>', both('nama orangnya', "the person's name"))
    .option('--login <login>', both('nama masuk', 'login'))
    .option(
      '--region <code>',
      both('hanya untuk daerah ini, mis. 33.10', 'for this region only, e.g. 33.10'),
    );
  withOptions(command, ...placeOptions());
  command.action(async (options: AdminOptions) => {
    const context = contextOf(options);
    const admin = await asked(context, options);
    const scope = options.region === undefined ? {} : { region: options.region };
    await withEngine(context, options, (engine) => create(context, engine, admin, scope));
  });
};

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

async function create({ out }: Context, engine: Engine, admin: NewAdmin, scope: RoleScope): Promise<void> {
  const { name, login, password } = admin;
  if ((await engine.services.credentials.accountOf(login)) !== null) {
    throw failed(`Nama masuk "${login}" sudah dipakai.`, `The login "${login}" is taken.`);
  }
  // Refused before the person is in the log, where it would stay.
  if (password.length < 12) {
    throw failed('Kata sandi kurang dari 12 huruf.', 'The password has fewer than 12 characters.', 2);
  }
  const person = await give(engine, 'person', 'register-person', { name });
  const roles = [{ grant: randomUUID(), role: 'admin', scope }];
  const account = await give(engine, 'account', 'open-account', { person, login, password, roles });
  out.result({ account, person, login }, () =>
    out.pick({
      id: `Akun admin "${login}" dibuat (${account}).`,
      en: `The administrator's account "${login}" was made (${account}).`,
    }),
  );
}

/** @returns the new stream */
async function give(engine: Engine, category: Category, command: string, body: object): Promise<string> {
  const result = await engine.services.commands.execute({
    category,
    command,
    stream: null,
    body,
    actor: OPERATOR,
    commandId: commandIdOf(OPERATOR.account, randomUUID()),
  });
  if (!result.ok) throw refused(result);
  return result.stream;
}
