import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { ActingAccount } from '@app/application';
import { commandIdOf } from '@app/application';
import type { Engine } from '@app/composition';
import type { Category } from '@app/contracts';
import { catalogue, categories } from '@app/contracts';
import { Argument } from 'commander';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { failed, refused } from '../failure.js';
import { actingAs } from '../acting.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import type { AddCommand } from '../program.js';

interface GiveOptions extends PlaceOptions, CommonOptions {
  readonly data: string;
  readonly as?: string;
  readonly effectiveAt?: string;
  readonly expectedVersion?: string;
  readonly key?: string;
}

/** `rumpun command`: gives any command of the catalogue, as the operator or an account. */
export const addGive: AddCommand = (program, contextOf) => {
  const command = program
    .command('command')
    .description(
      both('beri satu perintah sebagai operator atau akun', 'give one command as the operator or an account'),
    )
    .addArgument(new Argument('<category>', both('jenis aliran', 'kind of stream')).choices(categories))
    .argument('<command>', both('nama perintah', 'name of the command'))
    .argument(
      '[id]',
      both('id aliran; tanpa itu untuk perintah yang memulai', 'id of the stream, unless it begins one'),
    )
    .requiredOption('--data <json>', both('JSON, @berkas, atau - (stdin)', 'JSON, @file or - (stdin)'))
    .option('--as <account>', both('nama masuk atau id akun', 'login or id of an account'))
    .option('--effective-at <when>', both('hari atau saat berlakunya', 'the day or instant it takes effect'))
    .option(
      '--expected-version <n>',
      both('versi aliran yang dilihat', 'version of the stream that was seen'),
    )
    .option('--key <key>', both('kunci idempotensi', 'idempotency key'))
    .addHelpText('after', () => `\n${both('Perintah yang ada', 'The commands')}:\n${names()}`);
  withOptions(command, ...placeOptions());
  command.action((category: Category, name: string, id: string | undefined, options: GiveOptions) => {
    const context = contextOf(options);
    const body = dataOf(options.data);
    return withEngine(context, options, (engine) =>
      give(context, engine, { category, name, id, body, options }),
    );
  });
};

const names = (): string =>
  categories
    .map((category) => `  ${category}: ${catalogue[category].map(({ name }) => name).join(', ')}`)
    .join('\n');

interface Given {
  readonly category: Category;
  readonly name: string;
  readonly id: string | undefined;
  readonly body: unknown;
  readonly options: GiveOptions;
}

async function give(
  { out }: Context,
  engine: Engine,
  { category, name, id, body, options }: Given,
): Promise<void> {
  const actor: ActingAccount = await actingAs(engine, options.as);
  const expected = versionOf(options.expectedVersion);
  const result = await engine.services.commands.execute({
    category,
    command: name,
    stream: id ?? null,
    body,
    actor,
    commandId: commandIdOf(actor.account, options.key ?? randomUUID()),
    ...(options.effectiveAt !== undefined && { effectiveAt: options.effectiveAt }),
    ...(expected !== undefined && { expectedVersion: expected }),
  });
  if (!result.ok) {
    if (out.json) out.result(result, () => '');
    throw refused(result);
  }
  const { stream, version, receipt, events, replayed } = result;
  const types = events.map(({ type }) => type);
  out.result({ stream, version, id: receipt?.id ?? null, replayed, events: types }, () =>
    receipt === null
      ? out.pick({ id: `Tidak ada yang perlu dilakukan (${stream})`, en: `Nothing to do (${stream})` })
      : `${stream} v${version}: ${types.join(', ')}`,
  );
}

function dataOf(data: string): unknown {
  const text = data === '-' ? readFileSync(0, 'utf8') : data.startsWith('@') ? fileOf(data.slice(1)) : data;
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = (error as Error).message;
    throw failed(`--data bukan JSON: ${why}`, `--data is not JSON: ${why}`, 2);
  }
}

function fileOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw failed(`Berkas ${path} tidak terbaca (${code})`, `The file ${path} cannot be read (${code})`, 2);
  }
}

function versionOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const version = Number(text);
  if (Number.isInteger(version) && version >= 0) return version;
  throw failed('--expected-version harus bilangan bulat', '--expected-version must be a whole number', 2);
}
