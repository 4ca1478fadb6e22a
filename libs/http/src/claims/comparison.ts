import type { ActingAccount } from '@app/access';
import { mayRead } from '@app/access';
import type { ClaimComparison, ClaimComparisonPage, ClaimReport, ClaimView } from '@app/contracts';
import { text } from '@app/contracts';
import type { ReportMoment } from '@app/findings';
import { type ClaimMapping, compareWithReport } from '@app/programme';
import { findingsProblem } from '../findings/refused.js';
import type { Reads } from '../reads/reads.js';

type LeftOut = ClaimComparisonPage['leftOut'][number];
type Why = LeftOut['why'];

const WHY = {
  forbidden: text(
    'Peran Anda tidak mencakup gelombang ini, sehingga angkanya tidak ditampilkan.',
    'Your role does not reach this wave, so its figures are not shown.',
  ),
  'not-yet': text(
    'Gelombang ini belum dibuka pada posisi yang diminta.',
    'This wave had not been opened at the position asked for.',
  ),
  withdrawn: text('Gelombang ini sudah dicabut.', 'This wave has been withdrawn.'),
} as const satisfies Record<Why, ReturnType<typeof text>>;

/** Tells the waves that may be looked at from those that may not, or say nothing. */
async function sorted(
  reads: Reads,
  acting: ActingAccount,
  compare: ClaimMapping,
  position: number,
): Promise<{ waves: ClaimComparisonPage['waves']; leftOut: LeftOut[] }> {
  const surveys = compare.map(({ survey }) => survey);
  const known = surveys.length === 0 ? [] : await reads.findings.waves({ surveys }, position);
  const statusOf = new Map(known.map(({ survey, status }) => [survey, status]));
  const judged = await Promise.all(
    compare.map(async ({ location, survey }) => {
      const target = await reads.surveyTarget(survey);
      const allowed = target !== null && mayRead(acting, 'report', target).ok;
      const status = statusOf.get(survey);
      const why: Why | null = !allowed
        ? 'forbidden'
        : status === undefined
          ? 'not-yet'
          : status === 'withdrawn'
            ? status
            : null;
      return { location, survey, why };
    }),
  );
  return {
    waves: judged.flatMap(({ why, ...wave }) => (why === null ? [wave] : [])),
    leftOut: judged.flatMap(({ why, ...wave }) => (why === null ? [] : [{ ...wave, why, text: WHY[why] }])),
  };
}

async function rowsOf(
  reads: Reads,
  report: ClaimReport,
  waves: ClaimMapping,
  moment: ReportMoment,
): Promise<ClaimComparison[]> {
  const made = await reads.reports.reportsOfWaves(
    waves.map(({ survey }) => survey),
    moment,
  );
  if (!made.ok) throw findingsProblem(made.why, made.refusal);
  const order = new Map(report.tables.map(({ key }, index) => [key, index]));
  return made.reports
    .flatMap((ours) => compareWithReport(report, ours, waves))
    .sort((a, b) => order.get(a.cell.table)! - order.get(b.cell.table)!);
}

/**
 * Lays a report's printed figures beside those of the waves that it names, as of one position. Waves that this reader
 * may not see stay out, and are named as left out; a last row over all places then has nothing beside it.
 *
 * @throws ApiProblem when the waves cannot be put into a report
 */
export async function compareClaim(
  reads: Reads,
  acting: ActingAccount,
  { claim, version, report, compare }: Pick<ClaimView, 'claim' | 'version' | 'report' | 'compare'>,
  moment: ReportMoment,
): Promise<ClaimComparisonPage> {
  const { waves, leftOut } = await sorted(reads, acting, compare, moment.position);
  const rows = waves.length === 0 ? [] : await rowsOf(reads, report, waves, moment);
  return {
    claim,
    version,
    position: moment.position,
    recordedAt: moment.recordedAt,
    waves,
    leftOut,
    rows,
    differing: rows.filter(({ difference }) => Number(difference) !== 0).length,
    synthetic: rows.some(({ synthetic }) => synthetic),
  };
}
