import type { ClaimComparison, ClaimComparisonPage, ClaimReport, ClaimView } from '@app/contracts';
import { text } from '@app/contracts';
import { type ClaimMapping, compareWithReport } from '@app/programme';
import type { ReportMoment } from '@app/reports';
import type { Answered } from './ask.js';
import type { ReportService } from './report-service.js';
import type { FindingsSource } from './source.js';

type LeftOut = ClaimComparisonPage['leftOut'][number];
type Why = LeftOut['why'];

/** A report with the waves that it is compared with. */
export type ComparedClaim = Pick<ClaimView, 'claim' | 'version' | 'report' | 'compare'>;

/** What a comparison is made from. */
export interface ComparisonSource {
  readonly waves: Pick<FindingsSource, 'waves'>;
  readonly reports: Pick<ReportService, 'reportsOfWaves'>;
  /** Whether this reader may see the report of a wave. */
  mayLook(survey: string): Promise<boolean>;
}

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
  source: ComparisonSource,
  compare: ClaimMapping,
  position: number,
): Promise<{ waves: ClaimComparisonPage['waves']; leftOut: LeftOut[] }> {
  const surveys = compare.map(({ survey }) => survey);
  const known = surveys.length === 0 ? [] : await source.waves.waves({ surveys }, position);
  const statusOf = new Map(known.map(({ survey, status }) => [survey, status]));
  const judged = await Promise.all(
    compare.map(async ({ location, survey }) => {
      const allowed = await source.mayLook(survey);
      return { location, survey, why: allowed ? whyNot(statusOf.get(survey)) : ('forbidden' as const) };
    }),
  );
  return {
    waves: judged.flatMap(({ why, ...wave }) => (why === null ? [wave] : [])),
    leftOut: judged.flatMap(({ why, ...wave }) => (why === null ? [] : [{ ...wave, why, text: WHY[why] }])),
  };
}

function whyNot(status: 'open' | 'closed' | 'withdrawn' | undefined): Why | null {
  if (status === undefined) return 'not-yet';
  return status === 'withdrawn' ? status : null;
}

async function rowsOf(
  { reports }: ComparisonSource,
  report: ClaimReport,
  waves: ClaimMapping,
  moment: ReportMoment,
): Promise<Answered<{ readonly rows: ClaimComparison[] }>> {
  if (waves.length === 0) return { ok: true, rows: [] };
  const surveys = waves.map(({ survey }) => survey);
  const made = await reports.reportsOfWaves(surveys, moment);
  if (!made.ok) return made;
  const order = new Map(report.tables.map(({ key }, index) => [key, index]));
  const rows = made.reports
    .flatMap((ours) => compareWithReport(report, ours, waves))
    .sort((a, b) => order.get(a.cell.table)! - order.get(b.cell.table)!);
  return { ok: true, rows };
}

/**
 * Lays a report's printed figures beside those of the waves that it names, as of one position. Waves that this reader
 * may not see stay out, and are named as left out; a last row over all places then has nothing beside it.
 *
 * @returns the page, or why the waves cannot be put into a report
 */
export async function compareClaim(
  source: ComparisonSource,
  { claim, version, report, compare }: ComparedClaim,
  moment: ReportMoment,
): Promise<Answered<{ readonly page: ClaimComparisonPage }>> {
  const { waves, leftOut } = await sorted(source, compare, moment.position);
  const made = await rowsOf(source, report, waves, moment);
  if (!made.ok) return made;
  const { rows } = made;
  const page = {
    claim,
    version,
    position: moment.position,
    recordedAt: moment.recordedAt,
    waves,
    leftOut,
    rows,
    differing: rows.filter(differs).length,
    synthetic: rows.some(({ synthetic }) => synthetic),
  };
  return { ok: true, page };
}

/** @returns whether ours is another figure than the printed one, at the printed precision */
export const differs = ({ difference }: Pick<ClaimComparison, 'difference'>): boolean =>
  Number(difference) !== 0;
