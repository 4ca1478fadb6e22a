import type { Answer } from '@app/contracts';
import type { DynamicsItem, LinkageCounts, PlaceCounts, ProblemItem } from './counts.js';
import { dealt, scoresWith, sumFor, widestSpan } from './scores.js';

/** One made-up respondent's answers to one instrument. */
export interface Respondent {
  /** `CPR-01` */
  readonly code: string;
  readonly answers: readonly Answer[];
}

export const respondentCode = ({ prefix }: PlaceCounts, index: number): string =>
  `${prefix}-${String(index + 1).padStart(2, '0')}`;

/** Puts the answers of all items together, one respondent after the other. */
function together(place: PlaceCounts, items: readonly (readonly (readonly Answer[])[])[]): Respondent[] {
  const n = Math.max(...items.map((item) => item.length));
  return Array.from({ length: n }, (_, index) => ({
    code: respondentCode(place, index),
    answers: items.flatMap((item) => item[index] ?? []),
  }));
}

/** @returns respondents whose six indicators have the means, minima and maxima of the place's row in Table 3 */
export function dynamicsRespondents(place: PlaceCounts): Respondent[] {
  const n = place.interviewed;
  const items = Object.entries(place.dynamics) as [DynamicsItem, PlaceCounts['dynamics'][DynamicsItem]][];
  return together(
    place,
    items.map(([item, [mean, min, max]], turn) =>
      dealt(scoresWith({ sum: sumFor(mean, { n, min, max }), n, min, max }), turn).map((score) => [
        { item, code: String(score) },
      ]),
    ),
  );
}

/** @returns respondents whose scores have the means behind the place's row in Table 8; who is missing does not know */
export function problemRespondents(place: PlaceCounts): Respondent[] {
  const items = Object.entries(place.problems) as [ProblemItem, readonly [number, number]][];
  return together(
    place,
    items.map(([item, [n, sum]], turn) => {
      const scores = dealt(scoresWith({ sum, n, ...widestSpan(sum, n, { min: 1, max: 4 }) }), turn * 2);
      return Array.from({ length: place.interviewed }, (_, index): Answer[] => {
        const score = scores[index];
        return [score === undefined ? { item, missing: 'dont-know' } : { item, code: String(score) }];
      });
    }),
  );
}

const MODES = ['passive', 'active', 'proactive'] as const;

/**
 * @returns respondents who give the place's rows of Tables 4 to 7. Firms beyond those interviewed are asked about
 *   backward linkages alone; whoever else has no answer refused or does not know, turn about
 */
export function cooperationRespondents(place: PlaceCounts): Respondent[] {
  const items = (Object.keys(place.linkages) as Linkage[]).map((linkage) => {
    const answered = linkageAnswers(place, linkage, place.linkages[linkage]);
    return Array.from(
      { length: place.cooperation },
      (_, index): readonly Answer[] => answered[index] ?? [noAnswer(place, linkage, index)],
    );
  });
  return together(place, items);
}

type Linkage = keyof PlaceCounts['linkages'];

/** Those who answered come first: the firms that say yes to one linkage are those that say it to the next. */
function linkageAnswers(place: PlaceCounts, linkage: Linkage, counts: LinkageCounts): Answer[][] {
  const modes = (counts.modes ?? []).flatMap((n, index) => Array.from({ length: n }, () => MODES[index]!));
  return Array.from({ length: counts.yes + counts.no }, (_, index): Answer[] => {
    if (index >= counts.yes) return [{ item: linkage, code: 'no' }];
    const mode = modes[index];
    return [
      { item: linkage, code: 'yes' },
      ...(mode === undefined ? [] : [{ item: `${linkage}-mode`, code: mode }]),
      { item: `${linkage}-partners`, names: [...partners(place, linkage, index, counts.yes)] },
    ];
  });
}

function noAnswer(place: PlaceCounts, linkage: Linkage, index: number): Answer {
  if (index >= place.interviewed) return { item: linkage, missing: 'not-asked' };
  return { item: linkage, missing: index % 2 === 0 ? 'refused' : 'dont-know' };
}

/**
 * Whom a firm names. Its peers are the neighbour in its own half of the firms and the first firm, which both
 * halves work with: without it the network falls apart into two.
 */
function partners(place: PlaceCounts, linkage: Linkage, index: number, yes: number): Set<string> {
  const { prefix, location } = place;
  const half = Math.ceil(yes / 2);
  if (linkage === 'supporting') {
    return new Set(index < half ? [`Koperasi ${location}`] : [`Koperasi ${location}`, `BPR ${location}`]);
  }
  if (linkage === 'backward') return new Set([`Pemasok ${prefix} ${index < half ? 1 : 2}`]);
  if (linkage === 'forward') return new Set([`Pengumpul ${prefix} ${1 + (index % 3)}`]);
  if (index === 0) return new Set([respondentCode(place, 1), respondentCode(place, half)]);
  const first = index < half ? 1 : half;
  const size = index < half ? half - 1 : yes - half;
  const neighbour = first + ((index - first + 1) % size);
  const named = [respondentCode(place, 0)];
  if (neighbour !== index) named.push(respondentCode(place, neighbour));
  return new Set(named);
}
