import fs from 'node:fs';
import { mayRead } from '@app/access';
import { type Engine, personFile, type PersonFile } from '@app/composition';
import { accessedThings, type Bilingual } from '@app/contracts';
import { dayIn } from '@app/programme';
import { actingAs } from '../../acting.js';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { failed } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import type { AddCommand } from '../../program.js';
import { readModelsReady } from '../reading.js';
import { idOf } from './id-of.js';

interface Options extends PlaceOptions, CommonOptions {
  readonly as?: string;
  readonly out?: string;
}

/** `rumpun person-file`: everything that is held of a person, for the person who asks. */
export const addPersonFile: AddCommand = (program, contextOf) => {
  const command = program
    .command('person-file')
    .description(
      both(
        'semua yang disimpan tentang seseorang, dan siapa membacanya',
        'everything that is held of a person, and who read it',
      ),
    )
    .argument('<person>', both('id orang', "the person's id"))
    .option('--as <account>', both('nama masuk atau id akun', 'login or id of an account'))
    .option('--out <file>', both('tulis sebagai JSON ke berkas baru', 'write as JSON into a new file'));
  withOptions(command, ...placeOptions()).action((person: string, options: Options) => {
    const context = contextOf(options);
    const id = idOf(person, 'person');
    return withEngine(context, options, (engine) => show(context, engine, id, options));
  });
};

async function show({ out }: Context, engine: Engine, person: string, options: Options): Promise<void> {
  const acting = await actingAs(engine, options.as);
  if (!mayRead(acting, 'person-contact', { person }).ok) {
    throw failed(
      'Hanya orang itu, pengelola, atau admin yang dapat memintanya',
      'Only that person, a manager or an administrator may ask for it',
    );
  }
  await readModelsReady(engine, ['directory']);
  const file = await personFile(engine.services, person);
  if (file === null) {
    throw failed(`Tidak ada orang dengan id ${person}`, `There is no person with id ${person}`);
  }
  // After it was put together, so that it does not tell of itself, and before anybody sees it.
  const taken = { subject: person, what: 'file' } as const;
  await engine.services.accessRecords.note(acting, 'rumpun person-file', [taken]);
  if (options.out === undefined) return out.result(file, () => told(file, out.pick));
  written(options.out, file);
  out.say({
    id: `Berkas ditulis ke ${options.out}. Berkas itu memuat data pribadi; serahkan hanya kepada orangnya.`,
    en: `The file was written to ${options.out}. It holds personal data; hand it to that person only.`,
  });
}

/** For the owner's eyes; what is there stays. */
function written(path: string, file: PersonFile): void {
  try {
    fs.writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw failed(
      `${path} tidak dapat ditulis (${code}); sebutkan berkas baru di folder yang ada`,
      `${path} cannot be written (${code}); name a new file in a folder that exists`,
    );
  }
}

function told(file: PersonFile, pick: (text: Bilingual) => string): string {
  const erased = { id: '(dihapus)', en: '(erased)' };
  const held = (value: string | null): string => value ?? (file.erased ? pick(erased) : '-');
  const line = (id: string, en: string, value: string): string => `${pick({ id, en })}: ${value}`;
  return [
    line('Nama', 'Name', held(file.name)),
    line('Telepon', 'Phone', held(file.phone)),
    line('Surel', 'E-mail', held(file.email)),
    ...file.accounts.map(({ account, roles }) =>
      line('Akun', 'Account', `${account} (${roles.map(({ role }) => role).join(', ') || '-'})`),
    ),
    '',
    line('Tercatat', 'Recorded', String(file.history.length)),
    ...file.history.map(({ at, sentence }) => `  ${dayIn('WIB', at)}  ${pick(sentence)}`),
    '',
    line('Dibaca', 'Read', String(file.accessed.length)),
    ...file.accessed.map(
      ({ at, account, what, purpose }) =>
        `  ${at}  ${account}  ${pick(accessedThings.labels[what])}  ${purpose}`,
    ),
  ].join('\n');
}
