import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { commandIdOf } from '@app/application';
import type { FileProblem } from '@app/calendar';
import { calendarYear, CalendarRangeError, readHolidayFile } from '@app/calendar';
import type { Engine } from '@app/composition';
import type { CalendarView } from '@app/contracts';
import { holidayKinds, holidaySources, NATION, regionCode } from '@app/contracts';
import { dayIn } from '@app/programme';
import type { Command } from 'commander';
import { actingAs } from '../acting.js';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { CommandFailed, failed, refused } from '../failure.js';
import type { Language } from '../language.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import { table } from '../output.js';
import type { AddCommand } from '../program.js';

interface Options extends PlaceOptions, CommonOptions {
  readonly region: string;
  readonly year?: string;
  readonly as?: string;
}

/** `rumpun holidays …`: the working calendar of a region, and a file of holidays into it. */
export const addHolidays: AddCommand = (program, contextOf) => {
  const group = program.command('holidays').description(both('kalender kerja', 'the working calendar'));
  sub(group, 'list', both('hari libur setahun dengan sumbernya', "a year's holidays with their source"))
    .option('--year <year>', both('tahun; bawaan tahun ini', 'the year; this one by default'))
    .action((options: Options) => {
      const context = contextOf(options);
      regionOf(options);
      return withEngine(context, options, (engine) => list(context, engine, options));
    });
  sub(
    group,
    'import',
    both('impor berkas CSV: semua atau tidak sama sekali', 'import a CSV file: all or nothing'),
  )
    .argument('<file>', both('CSV: day,kind,name_id,name_en[,decree,works]', 'a CSV file, as named left'))
    .option('--as <account>', both('nama masuk atau id akun', 'login or id of an account'))
    .action((file: string, options: Options) => {
      const context = contextOf(options);
      const bytes = bytesOf(file);
      const { holidays } = holidaysIn(file, bytes, regionOf(options));
      return withEngine(context, options, (engine) => record(context, engine, { bytes, holidays, options }));
    });
};

function sub(group: Command, name: string, description: string): Command {
  const command = group
    .command(name)
    .description(description)
    .option(
      '--region <code>',
      both('kode wilayah; 00 (bawaan) seluruh Indonesia', 'region code; 00 (default) is all of Indonesia'),
      NATION,
    );
  withOptions(command, ...placeOptions());
  return command;
}

function regionOf({ region }: Options): string {
  if (regionCode.safeParse(region).success) return region;
  throw failed(
    `--region harus berbentuk 33.10, bukan ${region}`,
    `--region must look like 33.10, not ${region}`,
    2,
  );
}

async function list({ out }: Context, { services }: Engine, options: Options): Promise<void> {
  const year = Number(options.year ?? dayIn('WIB', services.clock.now()).slice(0, 4));
  const shown = yearOf(await services.loader.regionChain(options.region), year);
  const head = [
    { id: 'hari', en: 'day' },
    { id: 'jenis', en: 'kind' },
    { id: 'nama', en: 'name' },
    { id: 'sumber', en: 'source' },
    { id: 'dasar', en: 'decree' },
  ].map(out.pick);
  out.result(shown, () =>
    [
      table([head, ...shown.holidays.map((each) => cells(out, each))]),
      out.pick({
        id: `${shown.workingDays} hari kerja pada ${year}, pekan ${shown.workWeek} hari (${shown.zone})`,
        en: `${shown.workingDays} working days in ${year}, in weeks of ${shown.workWeek} (${shown.zone})`,
      }),
      ...shown.unknown.map((name) =>
        out.pick({
          id: `Belum diketahui harinya, menunggu SKB: ${name.id}`,
          en: `No day is known yet, it waits for the decree: ${name.en}`,
        }),
      ),
    ].join('\n'),
  );
}

function yearOf(chain: Parameters<typeof calendarYear>[0], year: number): CalendarView {
  try {
    return calendarYear(chain, year);
  } catch (error) {
    throw error instanceof CalendarRangeError ? new CommandFailed(error.text, 2) : error;
  }
}

function cells(
  out: Context['out'],
  { day, kind, name, source, region, decree, works }: CalendarView['holidays'][number],
) {
  const note = works ? out.pick({ id: ' (hari kerja)', en: ' (people work)' }) : '';
  return [
    day,
    out.pick(holidayKinds.labels[kind]),
    `${out.pick(name)}${note}`,
    `${out.pick(holidaySources.labels[source])}${region === null ? '' : ` (${region})`}`,
    decree ?? '',
  ];
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw failed(`Berkas ${file} tidak terbaca (${code})`, `The file ${file} cannot be read (${code})`, 2);
  }
}

/** @throws CommandFailed with every fault of the file */
function holidaysIn(file: string, bytes: Buffer, region: string) {
  const read = readHolidayFile(bytes, region);
  if (read.ok) return read;
  const listed = (lang: Language) => read.problems.map((each) => `\n  - ${said(each, lang)}`).join('');
  throw failed(
    `${file}: tidak ada yang diimpor.${listed('id')}`,
    `${file}: nothing was imported.${listed('en')}`,
  );
}

function said({ row, column, text }: FileProblem, lang: Language): string {
  const place = [
    row === null ? '' : `${lang === 'id' ? 'baris' : 'row'} ${row}`,
    column === null ? '' : `${lang === 'id' ? 'kolom' : 'column'} ${column}`,
  ].filter((part) => part !== '');
  return place.length === 0 ? text[lang] : `${place.join(', ')}: ${text[lang]}`;
}

interface Import {
  readonly bytes: Buffer;
  readonly holidays: readonly object[];
  readonly options: Options;
}

async function record({ out }: Context, engine: Engine, { bytes, holidays, options }: Import): Promise<void> {
  const actor = await actingAs(engine, options.as);
  const result = await engine.services.commands.execute({
    category: 'region',
    command: 'import-holidays',
    stream: null,
    body: { region: options.region, holidays, file: createHash('sha256').update(bytes).digest('hex') },
    actor,
    commandId: commandIdOf(actor.account, randomUUID()),
  });
  if (!result.ok) {
    if (out.json) out.result(result, () => '');
    throw refused(result);
  }
  const [fresh, known] = [result.events.length, holidays.length - result.events.length];
  out.result({ region: options.region, recorded: fresh, known, version: result.version }, () =>
    out.pick({
      id: `${fresh} hari libur dicatat untuk wilayah ${options.region}, ${known} sudah tercatat.`,
      en: `${fresh} holidays recorded for the region ${options.region}, ${known} were recorded already.`,
    }),
  );
}
