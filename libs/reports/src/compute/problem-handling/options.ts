import type { Bilingual, InstrumentItem, InstrumentOption } from '@app/contracts';
import { text, ways } from '@app/contracts';
import type { WaveCounts } from '../../input.js';
import { inBoth } from '../core/texts.js';

export type Way = (typeof ways.codes)[number];

/** The items of the family: one problem each, with scored options. */
export { isScored as isProblem } from '../core/tally.js';

const UNLABELLED = text('kode tanpa label', 'code without a label');

/** Nothing is made up for a code whose way the instrument leaves open. */
export const wayOf = ({ way }: InstrumentOption): Way => way ?? 'unknown';

/** `1 · Membeli bersama melalui koperasi (bersama)`, `4 · kode tanpa label (tidak diketahui)` */
export const optionHeading = (option: InstrumentOption): Bilingual =>
  inBoth((language) => {
    const label = (option.label ?? UNLABELLED)[language];
    return `${option.code} · ${label} (${ways.labels[wayOf(option)][language]})`;
  });

const ownOption = (
  { instrument }: WaveCounts,
  item: InstrumentItem,
  code: string,
): InstrumentOption | undefined =>
  instrument.items.find(({ id }) => id === item.id)?.options.find((option) => option.code === code);

/** @returns whether a wave was asked with a version that gave the code no meaning, where the newest does */
export const lacksLabel = (
  waves: readonly WaveCounts[],
  item: InstrumentItem,
  option: InstrumentOption,
): boolean =>
  option.label !== null && waves.some((wave) => ownOption(wave, item, option.code)?.label === null);

/** @returns the codes that are of this way in the version that the wave was asked with */
export const codesOfWay = ({ instrument }: WaveCounts, item: InstrumentItem, way: Way): string[] =>
  (instrument.items.find(({ id }) => id === item.id)?.options ?? [])
    .filter((option) => wayOf(option) === way)
    .map(({ code }) => code);
