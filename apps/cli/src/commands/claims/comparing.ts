import type { Engine } from '@app/composition';
import type { Bilingual, ClaimComparison, ClaimComparisonPage } from '@app/contracts';
import { SYNTHETIC, uuid } from '@app/contracts';
import { compareClaim, differs, ReportService } from '@app/findings';
import { comparisonCsv } from '@app/imports';
import { type ClaimMapping, compareReasons } from '@app/programme';
import { FindingsQueries } from '@app/read-models';
import type { Command } from 'commander';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { failed, failedFor } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import { type Output, table } from '../../output.js';
import type { ContextOf } from '../../program.js';
import { reportMomentOf } from '../reading.js';
import { asOf } from './options.js';
import { storedClaim } from './stored-claim.js';

interface Options extends PlaceOptions, CommonOptions {
  readonly asOf?: string;
  readonly wave?: readonly string[];
  readonly all?: boolean;
  readonly csv?: boolean;
}

const USAGE = 2;
const EXAMPLE = 'Ceper=5c4c01dc-1b85-5afb-932b-fc7ad7d172d0';

const HEAD: readonly Bilingual[] = [
  { id: 'angka', en: 'figure' },
  { id: 'tercetak', en: 'printed' },
  { id: 'angka kita', en: 'ours' },
  { id: 'selisih', en: 'difference' },
  { id: 'n', en: 'n' },
  { id: 'gelombang', en: 'wave' },
];

/** The printed figures beside those of waves of ours. */
export function addCompare(claims: Command, contextOf: ContextOf): void {
  const command = asOf(claims.command('compare'))
    .description(
      both(
        'angka tercetak di samping angka gelombang survei kita',
        'its printed figures beside those of our survey waves',
      ),
    )
    .argument('<id>', both('id laporan', 'id of the report'))
    .option(
      '--wave <place=id...>',
      both(
        `gelombang untuk satu lokasi, seperti ${EXAMPLE}; tanpa itu yang disebut laporannya`,
        `the wave for a place, such as ${EXAMPLE}; those that the report names without it`,
      ),
    )
    .option('--all', both('tampilkan juga angka yang sama', 'show figures that agree as well'))
    .option('--csv', both('cetak semuanya sebagai CSV', 'print all of it as CSV'));
  withOptions(command, ...placeOptions()).action((id: string, options: Options) => {
    const context = contextOf(options);
    const waves = options.wave?.map(waveOf);
    return withEngine(context, options, (engine) => compare(context, engine, id, waves, options));
  });
}

/** @throws CommandFailed for anything but `place=id` */
function waveOf(given: string): ClaimMapping[number] {
  const at = given.lastIndexOf('=');
  const [location, survey] = [
    given.slice(0, at).trim(),
    given
      .slice(at + 1)
      .trim()
      .toLowerCase(),
  ];
  if (at > 0 && location !== '' && uuid.safeParse(survey).success) return { location, survey };
  throw failed(
    `--wave: "${given}" harus berbentuk ${EXAMPLE}`,
    `--wave: "${given}" must look like ${EXAMPLE}`,
    USAGE,
  );
}

async function compare(
  { out }: Context,
  engine: Engine,
  id: string,
  waves: ClaimMapping | undefined,
  options: Options,
): Promise<void> {
  const moment = await reportMomentOf(engine, options.asOf);
  const { state, version } = await storedClaim(engine, id, moment.position);
  const report = state.report!;
  const reasons = waves === undefined ? [] : compareReasons(report, waves);
  if (reasons.length > 0) throw failedFor(reasons, USAGE);
  const { pool, store } = engine.services;
  const findings = new FindingsQueries(pool);
  const source = { waves: findings, reports: new ReportService(findings, store), mayLook: async () => true };
  const claim = { claim: id.toLowerCase(), version, report, compare: [...(waves ?? state.compare)] };
  const made = await compareClaim(source, claim, moment);
  if (!made.ok) throw failedFor(made.refusal.reasons);
  const { page } = made;
  if (options.csv) process.stdout.write(comparisonCsv(page, out.lang));
  else out.result(page, () => pageText(out, report.title, page, options.all ?? false));
}

/** @param all figures that agree as well */
function pageText(out: Output, title: string, page: ClaimComparisonPage, all: boolean): string {
  const { rows, leftOut, differing, synthetic, position } = page;
  const places = new Map(page.waves.map(({ survey, location }) => [survey, location]));
  const shown = all ? rows : rows.filter(differs);
  const head = HEAD.map(out.pick);
  const counts = {
    id: `${differing} dari ${rows.length} angka berbeda (posisi log ${position})`,
    en: `${differing} of ${rows.length} figures differ (log position ${position})`,
  };
  return [
    title,
    ...(synthetic ? [out.pick(SYNTHETIC)] : []),
    out.pick(rows.length === 0 ? NOTHING : counts),
    ...(shown.length === 0 ? [] : ['', table([head, ...shown.map((row) => lineOf(out, row, places))])]),
    ...(leftOut.length === 0 ? [] : ['', out.pick(LEFT_OUT)]),
    ...leftOut.map(({ location, survey, text }) => `- ${location} (${survey}): ${out.pick(text)}`),
  ].join('\n');
}

const NOTHING: Bilingual = {
  id: 'Tidak ada angka yang dapat disandingkan. Sebut gelombangnya dengan --wave LOKASI=ID.',
  en: 'There are no figures to lay beside it. Name the waves with --wave PLACE=ID.',
};
const LEFT_OUT: Bilingual = { id: 'Gelombang yang tidak dipakai:', en: 'Waves left out:' };
const ALL_WAVES: Bilingual = { id: 'semua', en: 'all' };

function lineOf(
  { pick, lang }: Output,
  { label, printed, ours, difference, n, survey }: ClaimComparison,
  places: ReadonlyMap<string, string>,
): string[] {
  const figure = (decimal: string) => (lang === 'id' ? decimal.replace('.', ',') : decimal);
  const numbers = [printed, ours, difference].map(figure);
  const place = survey === null ? pick(ALL_WAVES) : (places.get(survey) ?? survey);
  return [pick(label), ...numbers, n === null ? '' : String(n), place];
}
