import type { InstrumentContent, InstrumentItem, InstrumentOption } from '@app/contracts';
import { nonResponses, text } from '@app/contracts';
import { NAMED, NAMED_LABEL, nonResponseChoice } from '../rows/cell-answer.js';
import { inBoth, type SheetRow } from './columns.js';
import { questionName, STATUS_LIST } from './names.js';

/** A scale's options in its own order, others as they stand in the instrument. */
function inOrder({ scale, options }: InstrumentItem): readonly InstrumentOption[] {
  if (scale === 'nominal') return options;
  return [...options].sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
}

const missing = (list: string, instrument: InstrumentContent): SheetRow[] =>
  instrument.nonResponses.map((code) => ({
    list_name: list,
    name: nonResponseChoice(code),
    ...inBoth('label', nonResponses.labels[code]),
  }));

/** An option that its source gives no meaning shows its code: nothing is made up for it. */
const optionsOf = (item: InstrumentItem): SheetRow[] =>
  inOrder(item).map(({ code, label }) => ({
    list_name: questionName(item.id),
    name: code,
    ...inBoth('label', label ?? text(code)),
  }));

/** @returns the rows of the sheet `choices`: each choice's options, then the reasons for no answer */
export function choiceRows(instrument: InstrumentContent): SheetRow[] {
  const choices = instrument.items.filter(({ kind }) => kind === 'choice');
  const named = { list_name: STATUS_LIST, name: NAMED, ...inBoth('label', NAMED_LABEL) };
  const asksNames = choices.length < instrument.items.length;
  return [
    ...choices.flatMap((item) => [...optionsOf(item), ...missing(questionName(item.id), instrument)]),
    ...(asksNames ? [named, ...missing(STATUS_LIST, instrument)] : []),
  ];
}
