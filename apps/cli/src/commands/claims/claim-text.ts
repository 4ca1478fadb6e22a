import type { Bilingual, ClaimFinding, ClaimOutcome, ClaimVerdict, ClaimVerdicts } from '@app/contracts';
import { claimOutcomes } from '@app/contracts';
import type { Output } from '../../output.js';
import { table } from '../../output.js';

const HEAD: readonly Bilingual[] = [
  { id: 'nomor', en: 'number' },
  { id: 'angka', en: 'figure' },
  { id: 'tercetak', en: 'printed' },
  { id: 'hitung ulang', en: 'recomputed' },
  { id: 'putusan', en: 'verdict' },
  { id: 'alasan', en: 'why' },
];

const SEVERITY: Readonly<Record<ClaimFinding['severity'], Bilingual>> = {
  contradiction: { id: 'bertentangan', en: 'contradiction' },
  doubt: { id: 'meragukan', en: 'doubtful' },
  note: { id: 'catatan', en: 'note' },
};

/** Figures that agree exactly need no line of their own. */
const worthTelling = ({ outcome }: ClaimVerdict): boolean => outcome !== 'exact';

function verdictRow({ pick, lang }: Output, verdict: ClaimVerdict): string[] {
  const { number, label, printed, recomputed, outcome, why } = verdict;
  const figure = (decimal: string | null) => (lang === 'id' ? decimal?.replace('.', ',') : decimal) ?? '';
  return [
    number,
    pick(label),
    figure(printed),
    figure(recomputed),
    pick(claimOutcomes.labels[outcome]),
    pick(why),
  ];
}

/** @returns `141 tepat, 3 dalam pembulatan, …` */
const countsText = ({ pick }: Output, counts: ClaimVerdicts['counts']): string =>
  claimOutcomes.codes
    .map((code: ClaimOutcome) => `${counts[code] ?? 0} ${pick(claimOutcomes.labels[code])}`)
    .join(', ');

/** @param all figures that agree exactly as well */
export function verdictsText(out: Output, checked: ClaimVerdicts, all: boolean): string {
  const { verdicts, findings, counts } = checked;
  const shown = all ? verdicts : verdicts.filter(worthTelling);
  const rows = [HEAD.map(out.pick), ...shown.map((verdict) => verdictRow(out, verdict))];
  const found = findings.map(({ severity, text }) => `- ${out.pick(SEVERITY[severity])}: ${out.pick(text)}`);
  return [
    countsText(out, counts),
    ...(shown.length === 0 ? [] : ['', table(rows)]),
    ...(found.length === 0
      ? []
      : ['', out.pick({ id: 'Temuan antartabel:', en: 'Across the tables:' }), ...found]),
  ].join('\n');
}

/** @returns how many figures and findings cannot be right */
export const contradictionsIn = ({ verdicts, findings }: ClaimVerdicts): number =>
  verdicts.filter(({ outcome }) => outcome === 'contradicted').length +
  findings.filter(({ severity }) => severity === 'contradiction').length;
