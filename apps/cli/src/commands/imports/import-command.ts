import { createReadStream, statSync } from 'node:fs';
import { allows } from '@app/access';
import type { ActingAccount } from '@app/application';
import { commandIdOf, targetOf } from '@app/application';
import type { Engine } from '@app/composition';
import type { CellProblem } from '@app/imports';
import { SpoolLimitError } from '@app/jobs';
import { importStatusOf } from '@app/programme';
import { UPLOAD_LIMIT } from '@app/transfer';
import { actingAs } from '../../acting.js';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { CommandFailed, failed, refused } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import type { AddCommand } from '../../program.js';
import { checkId } from './check-id.js';
import { watchJob, workingOnJobs } from './watch-job.js';

interface ImportOptions extends PlaceOptions, CommonOptions {
  readonly survey: string;
  readonly as?: string;
  readonly lateReason?: string;
  readonly check?: boolean;
}

const EXIT_CODES = both(
  'Kode keluar: 0 diimpor, atau sudah; 1 ditolak atau dihentikan; 2 berkas atau pilihan tak terbaca; 3 berkas memuat masalah, tidak ada yang dicatat',
  'Exit codes: 0 imported, now or before; 1 refused or stopped; 2 file or options cannot be read; 3 the file has problems, nothing was recorded',
);

/** `rumpun import FILE`: a dry run, and where nothing speaks against it the import itself. */
export const addImport: AddCommand = (program, contextOf) => {
  const command = program
    .command('import')
    .description(
      both(
        'periksa berkas jawaban (CSV, XLSX) lalu impor seluruhnya, atau tidak sama sekali',
        'check a file of answers (CSV, XLSX), then import all of it or nothing',
      ),
    )
    .argument('<file>', both('berkas .csv atau .xlsx', 'a .csv or .xlsx file'))
    .requiredOption('--survey <id>', both('id gelombang survei', 'id of the survey wave'))
    .option('--check', both('periksa saja', 'check only'))
    .option(
      '--late-reason <text>',
      both('alasan, bila gelombang sudah ditutup', 'the reason, where the wave is closed'),
    )
    .option('--as <account>', both('nama masuk atau id akun', 'login or id of an account'))
    .addHelpText('after', `\n${EXIT_CODES}`);
  withOptions(command, ...placeOptions());
  command.action((file: string, options: ImportOptions) => {
    const context = contextOf(options);
    checkId('--survey', options.survey);
    checkFile(file);
    return withEngine(context, options, (engine) =>
      workingOnJobs(engine, () => importFile(context, engine, file, options)),
    );
  });
};

function checkFile(file: string): void {
  try {
    if (statSync(file).isFile()) return;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw failed(`Berkas ${file} tidak terbaca (${code})`, `The file ${file} cannot be read (${code})`, 2);
  }
  throw failed(`${file} bukan berkas`, `${file} is not a file`, 2);
}

async function importFile(
  context: Context,
  engine: Engine,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const { out } = context;
  const { loader, imports } = engine.services;
  const acting = await actingAs(engine, options.as);
  const wave = await targetOf(loader, 'survey', options.survey);
  if (wave === null) throw failed('Tidak ada gelombang dengan id itu.', 'There is no wave with that id.');
  const allowed = allows(acting, 'import', 'start-import', wave);
  if (!allowed.ok) throw refused({ ok: false, kind: 'forbidden', reasons: allowed.reasons });
  const received = await imports.receive(options.survey, createReadStream(file), acting).catch(tooLarge);
  if (!received.ok) throw new CommandFailed(received.text);
  const id = received.import;
  if (received.already !== null) out.say(received.already);
  else await checked(context, engine, received);
  const status = importStatusOf((await loader.import(id))!.state);
  const runs = options.check !== true && status !== 'committed';
  if (runs) await run(context, engine, { id, starts: status === 'checked', acting, options });
  await tell(context, engine, id);
}

function tooLarge(error: unknown): never {
  if (!(error instanceof SpoolLimitError)) throw error;
  const most = UPLOAD_LIMIT / 1_048_576;
  throw failed(
    `Berkas paling besar ${most} MiB; bagilah menjadi beberapa berkas.`,
    `A file may have ${most} MiB at most; split it into several files.`,
    2,
  );
}

/** Waits for the dry run. @throws CommandFailed with exit code 3 after printing what is wrong with the file */
async function checked(
  { out }: Context,
  engine: Engine,
  received: { readonly import: string; readonly job: { readonly id: string } | null },
): Promise<void> {
  const label = out.pick({ id: 'Memeriksa berkas', en: 'Checking the file' });
  if (received.job !== null) await watchJob(engine, received.job.id, label);
  const { firstProblems, unknownColumns } = await engine.services.imports.findings(received.import);
  if (unknownColumns.length > 0) {
    const names = unknownColumns.join(', ');
    out.say({ id: `Kolom yang tidak dipakai: ${names}`, en: `Columns that are not used: ${names}` });
  }
  if (firstProblems.length === 0) return;
  const { problems } = (await engine.services.loader.import(received.import))!.state.file!;
  out.result({ import: received.import, problems, first: firstProblems }, () =>
    firstProblems.map(({ text }: CellProblem) => out.pick(text)).join('\n'),
  );
  const all = `rumpun imports problems ${received.import}`;
  const more = problems > firstProblems.length;
  throw failed(
    `Berkas ini memuat ${problems} masalah; tidak ada yang dicatat. Perbaiki lalu kirim lagi.${more ? ` Semuanya: ${all}` : ''}`,
    `The file has ${problems} problems; nothing was recorded. Correct it and send it again.${more ? ` All of them: ${all}` : ''}`,
    3,
  );
}

interface Run {
  readonly id: string;
  /** Whether it has yet to be started: an import that was broken off goes on. */
  readonly starts: boolean;
  readonly acting: ActingAccount;
  readonly options: ImportOptions;
}

async function run({ out }: Context, engine: Engine, { id, starts, acting, options }: Run): Promise<void> {
  const { commands, imports, loader } = engine.services;
  if (starts) {
    const { version } = (await loader.import(id))!;
    const { lateReason } = options;
    const result = await commands.execute({
      category: 'import',
      command: 'start-import',
      stream: id,
      body: lateReason === undefined ? {} : { lateReason },
      actor: acting,
      // The same file begun again after it was dropped is another start.
      commandId: commandIdOf(acting.account, `start-import ${id} ${version}`),
    });
    if (!result.ok) throw refused(result);
  }
  const job = await imports.run(id);
  const label = out.pick({ id: 'Mencatat baris', en: 'Recording rows' });
  if (job !== null) await watchJob(engine, job.id, label);
}

async function tell({ out }: Context, engine: Engine, id: string): Promise<void> {
  const { state } = (await engine.services.loader.import(id))!;
  const status = importStatusOf(state);
  const { rows, survey } = state.file!;
  out.result({ import: id, survey, status, rows }, () =>
    out.pick(
      status === 'committed'
        ? {
            id: `${rows} baris tercatat dan dihitung (${id})`,
            en: `${rows} rows recorded and counted (${id})`,
          }
        : { id: `${rows} baris siap diimpor (${id})`, en: `${rows} rows are ready for import (${id})` },
    ),
  );
}
