import { randomUUID } from 'node:crypto';
import { commandIdOf } from '@app/application';
import type { Engine } from '@app/composition';
import { claimStates, regionCode } from '@app/contracts';
import { verdictCsv } from '@app/imports';
import { checkClaims, claimStatusOf } from '@app/programme';
import { type ClaimEntry, ClaimQueries } from '@app/read-models';
import type { Command } from 'commander';
import { actingAs } from '../../acting.js';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { failed, refused } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import { table } from '../../output.js';
import type { ContextOf } from '../../program.js';
import { positionOf, readModelsReady } from '../reading.js';
import { type NameOptions, reportFrom } from './claim-file.js';
import { verdictsText } from './claim-text.js';
import { asOf, FILE, named } from './options.js';
import { storedClaim } from './stored-claim.js';

type Options = PlaceOptions & CommonOptions;
type Moment = Options & { readonly asOf?: string };

interface EnterOptions extends Options, NameOptions {
  readonly region?: string;
  readonly as?: string;
  readonly key?: string;
}

/** Enters what `check` reads, whatever it finds. */
export function addEnter(claims: Command, contextOf: ContextOf): void {
  const command = named(claims.command('enter'))
    .description(
      both('masukkan laporan untuk diperiksa dan disimpan', 'enter a report, to be checked and kept'),
    )
    .argument('<file>', FILE)
    .option(
      '--region <code>',
      both('kode daerah; tanpa itu seluruh Indonesia', 'region code; the whole country without it'),
    )
    .option('--as <account>', both('nama masuk atau id akun', 'login or id of an account'))
    .option('--key <key>', both('kunci idempotensi', 'idempotency key'));
  withOptions(command, ...placeOptions()).action(async (file: string, options: EnterOptions) => {
    const context = contextOf(options);
    const { region } = options;
    if (region !== undefined && !regionCode.safeParse(region).success) {
      throw failed('--region harus berbentuk 33.10', '--region must look like 33.10', 2);
    }
    const report = await reportFrom(context.out, file, options);
    const body = { ...(region === undefined ? {} : { region }), report };
    await withEngine(context, options, (engine) => enter(context, engine, body, options));
  });
}

async function enter({ out }: Context, engine: Engine, body: object, options: EnterOptions): Promise<void> {
  const actor = await actingAs(engine, options.as);
  const result = await engine.services.commands.execute({
    category: 'claim',
    command: 'enter-claim',
    stream: null,
    body,
    actor,
    commandId: commandIdOf(actor.account, options.key ?? randomUUID()),
  });
  if (!result.ok) throw refused(result);
  const { stream, version } = result;
  out.result({ claim: stream, version }, () => stream);
}

/** The newest first. */
export function addList(claims: Command, contextOf: ContextOf): void {
  const command = asOf(claims.command('list')).description(
    both('laporan yang dimasukkan', 'the reports that were entered'),
  );
  withOptions(command, ...placeOptions()).action((options: Moment) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => list(context, engine, options));
  });
}

async function list({ out }: Context, engine: Engine, options: Moment): Promise<void> {
  await readModelsReady(engine, ['claims']);
  const at = await positionOf(engine, options.asOf);
  const queries = new ClaimQueries(engine.services.pool);
  const rows: ClaimEntry[] = [];
  for (let before: number | null | undefined; before !== null;) {
    const page = await queries.list({
      within: null,
      limit: 200,
      ...(before !== undefined && { before }),
      ...(at !== undefined && { asOf: at }),
    });
    rows.push(...page.rows);
    before = page.next;
  }
  const head = [
    { id: 'daerah', en: 'region' },
    { id: 'judul', en: 'title' },
    { id: 'status', en: 'status' },
    { id: 'id', en: 'id' },
  ].map(out.pick);
  const labels: Readonly<Record<string, { id: string; en: string }>> = claimStates.labels;
  out.result({ asOf: at ?? null, rows }, () =>
    table([
      head,
      ...rows.map(({ region, title, status, claim }) => [
        region ?? out.pick({ id: 'nasional', en: 'national' }),
        title,
        out.pick(labels[status]!),
        claim,
      ]),
    ]),
  );
}

/** The report with its verdicts. */
export function addShow(claims: Command, contextOf: ContextOf): void {
  const command = asOf(claims.command('show'))
    .description(
      both('satu laporan dengan putusan atas angkanya', 'one report with the verdicts on its figures'),
    )
    .argument('<id>', both('id laporan', 'id of the report'))
    .option('--all', both('tampilkan juga angka yang tepat', 'show figures that agree as well'))
    .option('--csv', both('cetak putusan sebagai CSV', 'print the verdicts as CSV'));
  withOptions(command, ...placeOptions()).action(
    (id: string, options: Moment & { all?: boolean; csv?: boolean }) => {
      const context = contextOf(options);
      return withEngine(context, options, (engine) => show(context, engine, id, options));
    },
  );
}

async function show(
  { out }: Context,
  engine: Engine,
  id: string,
  options: Moment & { all?: boolean; csv?: boolean },
): Promise<void> {
  const at = await positionOf(engine, options.asOf);
  const { state } = await storedClaim(engine, id, at);
  const report = state.report!;
  const checked = checkClaims(report);
  if (options.csv) {
    process.stdout.write(verdictCsv(checked, out.lang));
    return;
  }
  const { region } = state.identity!;
  const status = claimStatusOf(state);
  const head = `${report.title} (${[region, out.pick(claimStates.labels[status])].filter(Boolean).join(', ')})`;
  out.result({ claim: id, region, status, compare: state.compare, report, ...checked }, () =>
    [head, report.source, '', verdictsText(out, checked, options.all ?? false)].join('\n'),
  );
}
