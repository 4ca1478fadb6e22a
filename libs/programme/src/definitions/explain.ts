import type { Bilingual } from '@app/contracts';
import { agreementStates, text } from '@app/contracts';
import type { ChecklistReason } from './checklist.js';
import type { ReasonCode } from './types.js';

/** A thing that a reason names: free text, or a label of a list in both languages. */
export type Named = string | Bilingual;

/** What each reason of the criteria page is told of. */
export interface ReasonParams {
  r1: Record<string, never>;
  /** What is not met. */
  r2: { readonly x: readonly Named[] };
  /** A count, or with `share` a part of a whole from 0 to 1, and its bounds. */
  r3: { readonly n: number; readonly min?: number; readonly max?: number; readonly share?: boolean };
  /** An agreement's state; `none` without an agreement, `not-yet` before its first day. */
  r4: { readonly state: string };
  /** The last day it was done, null for never, and the day by which it was due. */
  r5: { readonly last: string | null; readonly due: string };
  /** What is still open. */
  r6: { readonly x: readonly Named[] };
}

const MONTHS: Bilingual[] = [
  text('Januari', 'January'),
  text('Februari', 'February'),
  text('Maret', 'March'),
  text('April'),
  text('Mei', 'May'),
  text('Juni', 'June'),
  text('Juli', 'July'),
  text('Agustus', 'August'),
  text('September'),
  text('Oktober', 'October'),
  text('November'),
  text('Desember', 'December'),
];

type Language = keyof Bilingual;
const both = (render: (language: Language) => string): Bilingual => text(render('id'), render('en'));

/** @param day `YYYY-MM-DD` @returns `24 November 2026` in both languages */
export function dayText(day: string): Bilingual {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return both((language) => `${date} ${MONTHS[month - 1]![language]} ${year}`);
}

const named = (x: Named): Bilingual => (typeof x === 'string' ? text(x) : x);
const listText = (items: readonly Named[]): Bilingual =>
  both((language) => items.map((item) => named(item)[language]).join(', '));

/** A number as each language writes it: `33,3` and `33.3`. */
const decimal = (value: number): Bilingual => {
  const rounded = String(Math.round(value * 10) / 10);
  return text(rounded.replace('.', ','), rounded);
};
const quantity = (value: number, share: boolean): Bilingual => {
  const shown = decimal(share ? value * 100 : value);
  return share ? both((language) => `${shown[language]}%`) : shown;
};

function rangeText({ min, max, share = false }: ReasonParams['r3']): Bilingual {
  const low = min === undefined ? undefined : quantity(min, share);
  const high = max === undefined ? undefined : quantity(max, share);
  if (low && high) return text(`${low.id} sampai ${high.id}`, `${low.en} to ${high.en}`);
  if (low) return text(`sekurangnya ${low.id}`, `at least ${low.en}`);
  return high ? text(`paling banyak ${high.id}`, `at most ${high.en}`) : text('');
}

function agreementState(state: string): Bilingual {
  if (state === 'none') return text('belum ada', 'absent');
  if (state === 'not-yet') return text('belum mulai berlaku', 'not in force yet');
  return agreementStates.labels[state as keyof typeof agreementStates.labels] ?? text(state);
}

const TEXTS: { [C in ReasonCode]: (params: ReasonParams[C]) => Bilingual } = {
  r1: () => text('belum ada catatan', 'nothing recorded'),
  r2: ({ x }) => text(`belum terpenuhi: ${listText(x).id}`, `not met: ${listText(x).en}`),
  r3: (params) => {
    const n = quantity(params.n, params.share ?? false);
    const range = rangeText(params);
    return text(`${n.id}, seharusnya ${range.id}`, `${n.en}, should be ${range.en}`);
  },
  r4: ({ state }) => {
    const label = agreementState(state);
    return text(`perjanjian ${label.id}`, `the agreement is ${label.en}`);
  },
  r5: ({ last, due }) => {
    const when = last === null ? text('belum pernah', 'never') : dayText(last);
    const until = dayText(due);
    return text(`terakhir ${when.id}, tenggat ${until.id}`, `last ${when.en}, due ${until.en}`);
  },
  r6: ({ x }) => text(`masih terbuka: ${listText(x).id}`, `still open: ${listText(x).en}`),
};

/**
 * Renders a reason of the criteria page in both languages.
 *
 * @param code r1 to r6
 * @param params what it is told of; kept in the reason, so that a screen may render it its own way
 */
export function explain<C extends ReasonCode>(code: C, params: ReasonParams[C]): ChecklistReason {
  return { code, text: TEXTS[code](params), params: { ...params } };
}
