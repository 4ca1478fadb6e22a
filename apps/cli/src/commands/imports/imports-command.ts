import { randomUUID } from 'node:crypto';
import { commandIdOf } from '@app/application';
import type { Engine } from '@app/composition';
import type { Bilingual } from '@app/contracts';
import { FindingsQueries, type ImportEntry } from '@app/read-models';
import { problemsCsv } from '@app/transfer';
import { actingAs } from '../../acting.js';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { failed, refused } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import { table } from '../../output.js';
import type { AddCommand } from '../../program.js';
import { readModelsReady } from '../reading.js';
import { checkId } from './check-id.js';

type Options = PlaceOptions & CommonOptions;

const STATUS: Readonly<Record<ImportEntry['status'], Bilingual>> = {
  checked: { id: 'diperiksa', en: 'checked' },
  started: { id: 'berjalan', en: 'running' },
  committed: { id: 'selesai', en: 'committed' },
  dropped: { id: 'dibatalkan', en: 'dropped' },
};

/** `rumpun imports`: files of answers that were sent, how far each is, and taking one back. */
export const addImports: AddCommand = (program, contextOf) => {
  const imports = program
    .command('imports')
    .description(both('berkas jawaban yang dikirim', 'the files of answers that were sent'));
  const id = ['<id>', both('id impor', 'id of the import')] as const;
  const list = imports
    .command('list')
    .description(both('impor satu gelombang survei', 'the imports of a survey wave'))
    .requiredOption('--survey <id>', both('id gelombang survei', 'id of the survey wave'))
    .action((options: Options & { readonly survey: string }) => {
      checkId('--survey', options.survey);
      const context = contextOf(options);
      return withEngine(context, options, (engine) => showList(context, engine, options.survey));
    });
  const show = imports
    .command('show')
    .description(
      both('keadaan satu impor dan masalah berkasnya', "an import's state and its file's problems"),
    )
    .argument(...id)
    .action((which: string, options: Options) => {
      checkId('id', which);
      const context = contextOf(options);
      return withEngine(context, options, (engine) => showOne(context, engine, which));
    });
  const problems = imports
    .command('problems')
    .description(both('semua masalah sebuah berkas sebagai CSV', 'all problems of a file as CSV'))
    .argument(...id)
    .action((which: string, options: Options) => {
      checkId('id', which);
      const context = contextOf(options);
      return withEngine(context, options, (engine) => printProblems(context, engine, which));
    });
  const drop = imports
    .command('drop')
    .description(both('batalkan impor, juga di tengah jalan', 'take an import back, also half way'))
    .argument(...id)
    .requiredOption('--reason <text>', both('alasan', 'the reason'))
    .option('--as <account>', both('nama masuk atau id akun', 'login or id of an account'))
    .action((which: string, options: Options & { readonly reason: string; readonly as?: string }) => {
      checkId('id', which);
      const context = contextOf(options);
      return withEngine(context, options, (engine) => dropOne(context, engine, which, options));
    });
  for (const command of [list, show, problems, drop]) {
    withOptions(command, ...placeOptions());
  }
};

async function showList({ out }: Context, engine: Engine, survey: string): Promise<void> {
  await readModelsReady(engine, ['findings']);
  const rows = await new FindingsQueries(engine.services.pool).imports(survey);
  const head = [
    { id: 'id', en: 'id' },
    { id: 'keadaan', en: 'state' },
    { id: 'baris', en: 'rows' },
    { id: 'masalah', en: 'problems' },
    { id: 'format', en: 'format' },
  ].map(out.pick);
  out.result(rows, () =>
    rows.length === 0
      ? out.pick({
          id: 'Belum ada berkas bagi gelombang ini. Kirim dengan: rumpun import BERKAS --survey ID',
          en: 'No file was sent for this wave yet. Send one with: rumpun import FILE --survey ID',
        })
      : table([
          head,
          ...rows.map((row) => [
            row.import,
            out.pick(STATUS[row.status]),
            String(row.rows),
            String(row.problems),
            row.format,
          ]),
        ]),
  );
}

async function showOne({ out }: Context, engine: Engine, id: string): Promise<void> {
  await readModelsReady(engine, ['findings']);
  const entry = await new FindingsQueries(engine.services.pool).import(id);
  if (entry === null) throw failed(`Tidak ada impor ${id}`, `There is no import ${id}`);
  const { job, good, firstProblems, fileKept } = await engine.services.imports.findings(id);
  const progress = job === null ? null : { state: job.state, done: job.done, total: job.total };
  out.result({ ...entry, good, job: progress, fileKept, firstProblems }, () =>
    [
      `${out.pick(STATUS[entry.status])}: ${entry.rows} ${out.pick({ id: 'baris', en: 'rows' })}`,
      ...(job?.state === 'running' ? [`${job.done} / ${job.total ?? '?'}`] : []),
      ...firstProblems.map(({ text }) => out.pick(text)),
    ].join('\n'),
  );
}

async function printProblems({ out }: Context, engine: Engine, id: string): Promise<void> {
  const problems = await engine.services.imports.problems(id);
  if (problems === null) {
    throw failed(
      `Tidak ada hasil pemeriksaan impor ${id}, atau tidak disimpan lagi`,
      `There is no dry run of import ${id}, or it is kept no longer`,
    );
  }
  for await (const line of problemsCsv(problems, out.lang)) process.stdout.write(line);
}

async function dropOne(
  { out }: Context,
  engine: Engine,
  id: string,
  { reason, as }: { readonly reason: string; readonly as?: string },
): Promise<void> {
  const actor = await actingAs(engine, as);
  const result = await engine.services.commands.execute({
    category: 'import',
    command: 'drop-import',
    stream: id,
    body: { reason },
    actor,
    commandId: commandIdOf(actor.account, randomUUID()),
  });
  if (!result.ok) throw refused(result);
  out.result({ import: id, status: 'dropped' }, () => out.pick(STATUS.dropped));
}
