import fs from 'node:fs';
import type { Engine } from '@app/composition';
import type { Report } from '@app/contracts';
import { regionCode, reportKinds, uuid } from '@app/contracts';
import type { ReportAsk } from '@app/findings';
import {
  configuredLetterhead,
  EVERYWHERE,
  exportFormats,
  letterheadOf,
  reportFormats,
  reportKindInfos,
  reportKindOf,
  ReportService,
} from '@app/findings';
import { DirectoryQueries, FindingsQueries } from '@app/read-models';
import { reportText } from '@app/reports';
import { Option } from 'commander';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { failed, failedFor } from '../failure.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import { table } from '../output.js';
import type { AddCommand } from '../program.js';
import { reportMomentOf } from './reading.js';

type Format = 'table' | (typeof reportFormats)[number];

interface Options extends PlaceOptions, CommonOptions {
  readonly region?: string;
  readonly cluster?: string;
  readonly survey?: readonly string[];
  readonly instrument?: string;
  readonly without?: string;
  readonly asOf?: string;
  readonly format?: Format;
  readonly out?: string;
}

const USAGE = 2;
/** Bytes that make no sense on a terminal. */
const BINARY: readonly string[] = ['xlsx', 'pdf'];

/** `rumpun report`: a report as a table, or as one of the files that the API gives. */
export const addReport: AddCommand = (program, contextOf) => {
  const command = program
    .command('report')
    .description(
      both(
        'laporan hasil survei; tanpa jenis: daftarnya',
        'a report of the surveys; without a kind: the list',
      ),
    )
    .argument('[kind]', both(reportKinds.join(', '), 'kind'))
    .option('--region <code>', both('daerah dengan yang di bawahnya', 'a region with those below it'))
    .option('--cluster <id>', both('satu klaster', 'one cluster'))
    .option('--survey <id...>', both('gelombang ini saja', 'these waves only'))
    .option('--instrument <key>', both('kunci instrumen', 'key of an instrument'))
    .option('--without <node>', both('network: tanpa simpul ini', 'network: without this node'))
    .option('--as-of <when>', both('posisi, saat, atau hari', 'a position, an instant or a day'))
    .addOption(
      new Option('--format <form>', both('bentuk (bawaan: table)', 'form (default: table)')).choices([
        'table',
        ...reportFormats,
      ]),
    )
    .option('--out <file>', both('tulis ke berkas', 'write to a file'))
    .addHelpText(
      'after',
      `\n${both('Kode keluar: 0 berhasil, 1 laporan tidak dapat dibuat, 2 pilihan keliru.', 'Exit codes: 0 done, 1 the report cannot be made, 2 a wrong option.')}`,
    );
  withOptions(command, ...placeOptions());
  command.action((kind: string | undefined, options: Options) => {
    const context = contextOf(options);
    if (kind === undefined) return listKinds(context);
    const ask = askOf(kind, options);
    return withEngine(context, options, (engine) => show(context, engine, ask, options));
  });
};

function listKinds({ out }: Context): void {
  out.result({ kinds: reportKindInfos }, () =>
    table(reportKindInfos.map(({ kind, title, shows }) => [kind, out.pick(title), out.pick(shows)])),
  );
}

/** @throws CommandFailed naming the first option that cannot be meant */
function askOf(name: string, options: Options): Omit<ReportAsk, 'moment' | 'scope'> {
  const kind = reportKindOf(name);
  if (kind === null) {
    const all = reportKinds.join(', ');
    throw failed(
      `Tidak ada laporan "${name}". Yang ada: ${all}`,
      `There is no report "${name}". There are ${all}`,
      USAGE,
    );
  }
  const { region, cluster, survey, instrument, without } = options;
  const surveys = survey?.flatMap((each) => each.split(','));
  if (region !== undefined && !regionCode.safeParse(region).success)
    throw notLike('--region', region, '33.10');
  for (const id of [...(surveys ?? []), ...(cluster === undefined ? [] : [cluster])]) {
    if (!uuid.safeParse(id).success)
      throw notLike('--survey, --cluster', id, 'd6a5e7c4-0c53-4a0e-8f0a-2c9b7e6d5a20');
  }
  return {
    kind,
    ...(region !== undefined && { region }),
    ...(cluster !== undefined && { cluster }),
    ...(surveys !== undefined && { surveys }),
    ...(instrument !== undefined && { instrument }),
    ...(without !== undefined && { without }),
  };
}

const notLike = (option: string, given: string, example: string) =>
  failed(
    `${option}: "${given}" harus berbentuk ${example}`,
    `${option}: "${given}" must look like ${example}`,
    USAGE,
  );

async function show(
  context: Context,
  engine: Engine,
  ask: Omit<ReportAsk, 'moment' | 'scope'>,
  options: Options,
): Promise<void> {
  const format = options.format ?? (options.json ? 'json' : 'table');
  if (BINARY.includes(format) && options.out === undefined && process.stdout.isTTY) {
    throw failed(
      `Berkas ${format} tidak untuk layar: sebutkan --out BERKAS.`,
      `A file of ${format} is not for a terminal: say --out FILE.`,
      USAGE,
    );
  }
  const { pool, store } = engine.services;
  const moment = await reportMomentOf(engine, options.asOf);
  const service = new ReportService(new FindingsQueries(pool), store);
  const answer = await service.report({ ...ask, moment, scope: EVERYWHERE });
  if (!answer.ok) throw failedFor(answer.refusal.reasons);
  const bytes = await written(context, engine, answer, format);
  if (options.out === undefined) process.stdout.write(bytes);
  else save(context, options.out, bytes);
}

async function written(
  { env, out }: Context,
  { services }: Engine,
  { report, regions }: { readonly report: Report; readonly regions: readonly string[] },
  format: Format,
): Promise<Uint8Array> {
  if (format === 'table') return Buffer.from(`${reportText(report, out.lang)}\n`);
  const configured = configuredLetterhead(env);
  const directory = new DirectoryQueries(services.pool);
  const letterhead = await letterheadOf(configured, directory, regions, report.position);
  return exportFormats[format].write(report, out.lang, letterhead);
}

function save({ out }: Context, file: string, bytes: Uint8Array): void {
  try {
    fs.writeFileSync(file, bytes);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw failed(`${file} tidak dapat ditulis: ${why}`, `${file} cannot be written: ${why}`, USAGE);
  }
  out.say({ id: `Ditulis: ${file} (${bytes.length} bita)`, en: `Written: ${file} (${bytes.length} bytes)` });
}
