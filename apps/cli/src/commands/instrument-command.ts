import { writeFileSync } from 'node:fs';
import { describeDiff, isBuiltIn } from '@app/programme';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { PlaceOptions } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { failed } from '../failure.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import { table } from '../output.js';
import type { AddCommand } from '../program.js';
import {
  builtInVersions,
  publishedVersions,
  type Version,
  versionIn,
  versionsOf,
} from './instrument-source.js';
import { diffText, instrumentText } from './instrument-text.js';

type Options = PlaceOptions & CommonOptions;
type FileOptions = Options & { readonly out: string };

const KEY = [
  '<key>',
  both('kunci instrumen, mis. cooperation', "the instrument's key, e.g. cooperation"),
] as const;
const VERSION = both('nomor versi', 'number of the version');

/** `rumpun instrument …`: what surveys ask. Those that come with the program need no database. */
export const addInstrument: AddCommand = (program, contextOf) => {
  const group = program.command('instrument').description(both('instrumen survei', 'instruments of surveys'));
  sub(group, 'list', both('semua instrumen dengan versinya', 'every instrument with its versions'))
    .option(
      '--built-in',
      both('hanya bawaan program; tanpa basis data', "only the program's own; no database"),
    )
    .action((options: Options & { builtIn?: boolean }) => list(contextOf(options), options));
  sub(group, 'show', both('satu versi: pertanyaan dan kodenya', 'one version: its questions and codes'))
    .argument(...KEY)
    .argument(
      '[version]',
      both('nomor versi; yang terbaru tanpa itu', 'number of the version; the newest without'),
    )
    .action((key: string, version: string | undefined, options: Options) =>
      show(contextOf(options), options, key, version),
    );
  sub(
    group,
    'diff',
    both('apa yang berubah, dan yang tetap sebanding', 'what changed, and what stays comparable'),
  )
    .argument(...KEY)
    .argument('<from>', both('versi yang lebih dahulu', 'the earlier version'))
    .argument('<to>', both('versi yang kemudian', 'the later version'))
    .action((key: string, from: string, to: string, options: Options) =>
      diff(contextOf(options), options, key, from, to),
    );
  file(group, 'template', both('berkas jawaban yang kosong', 'an empty file of answers'))
    .addOption(
      new Option('--format <format>', both('jenis berkas', 'kind of file'))
        .choices(['csv', 'xlsx'])
        .default('xlsx'),
    )
    .action((key: string, version: string, options: FileOptions & { format: 'csv' | 'xlsx' }) =>
      template(contextOf(options), options, key, version),
    );
  file(group, 'xlsform', both('formulir untuk ODK dan Kobo', 'a form for ODK and Kobo')).action(
    (key: string, version: string, options: FileOptions) => form(contextOf(options), options, key, version),
  );
};

function sub(group: Command, name: string, description: string): Command {
  const command = group.command(name).description(description);
  withOptions(command, ...placeOptions());
  return command;
}

const file = (group: Command, name: string, description: string): Command =>
  sub(group, name, description)
    .argument(...KEY)
    .argument('<version>', VERSION)
    .requiredOption('--out <file>', both('berkas tujuan; - untuk stdout', 'where to write it; - for stdout'));

async function list(context: Context, options: Options & { builtIn?: boolean }): Promise<void> {
  const { out } = context;
  const versions = options.builtIn ? builtInVersions() : await publishedVersions(context, options);
  const head = [
    ...[out.pick({ id: 'kunci', en: 'key' }), out.pick({ id: 'versi', en: 'version' })],
    ...[out.pick({ id: 'judul', en: 'title' }), out.pick({ id: 'butir', en: 'items' })],
    ...[out.pick({ id: 'asal', en: 'origin' }), out.pick({ id: 'terbit pada', en: 'published at' })],
  ];
  out.result(versions.map(brief), () => table([head, ...versions.map((each) => cells(context, each))]));
}

const brief = ({ content: { key, version, family, title, items }, hash, position }: Version) => ({
  ...{ key, version, family, title, items: items.length, hash, builtIn: isBuiltIn(key) },
  published: position,
});

function cells({ out }: Context, { content, position }: Version): string[] {
  const { key, version, title, items } = content;
  const origin = isBuiltIn(key) ? { id: 'bawaan', en: 'built in' } : { id: 'sendiri', en: 'own' };
  return [
    ...[key, String(version), out.pick(title), String(items.length), out.pick(origin)],
    position === null ? '' : String(position),
  ];
}

async function show(context: Context, place: PlaceOptions, key: string, number?: string): Promise<void> {
  const { content } = versionIn(await versionsOf(context, place, key), number);
  const { out } = context;
  // As JSON it is what `publish-instrument` takes: the draft of another version.
  out.result(content, () => instrumentText(content, out.lang));
}

async function diff(
  context: Context,
  place: PlaceOptions,
  key: string,
  from: string,
  to: string,
): Promise<void> {
  const versions = await versionsOf(context, place, key);
  const [a, b] = [versionIn(versions, from).content, versionIn(versions, to).content];
  if (a.version > b.version) {
    throw failed('Sebutkan versi yang lebih dahulu di depan.', 'Name the earlier version first.', 2);
  }
  const described = describeDiff(a, b);
  context.out.result({ key, ...described }, () => diffText(described, context.out.lang));
}

async function template(
  context: Context,
  options: FileOptions & { format: 'csv' | 'xlsx' },
  key: string,
  number: string,
): Promise<void> {
  const { content } = versionIn(await versionsOf(context, options, key), number);
  // A library for workbooks takes longer to load than most commands to run.
  const { templateCsv, templateXlsx } = await import('@app/imports');
  const { lang } = context.out;
  const bytes =
    options.format === 'csv' ? Buffer.from(templateCsv(content, lang)) : await templateXlsx(content, lang);
  write(context, options.out, bytes);
}

async function form(context: Context, options: FileOptions, key: string, number: string): Promise<void> {
  const { content } = versionIn(await versionsOf(context, options, key), number);
  const { xlsform } = await import('@app/imports');
  write(context, options.out, await xlsform(content, context.out.lang));
}

function write({ out }: Context, path: string, bytes: Buffer): void {
  if (path === '-') {
    process.stdout.write(bytes);
    return;
  }
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw failed(
      `Berkas ${path} tidak dapat ditulis (${code})`,
      `The file ${path} cannot be written (${code})`,
    );
  }
  out.result({ file: path, bytes: bytes.length }, () =>
    out.pick({
      id: `${path} ditulis (${bytes.length} bita).`,
      en: `${path} written (${bytes.length} bytes).`,
    }),
  );
}
