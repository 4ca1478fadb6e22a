import { z } from 'zod';
import { instant, uuid } from '../primitives.js';
import { instrumentContent } from '../survey/instrument.js';
import { bilingualView } from './common.js';

const published = z.strictObject({
  /** Of the entry that published it: `?asOf=` from here on shows it. */
  position: z.int().min(0),
  at: instant,
});
const version = z.int().min(1).max(999);

/** An instrument with what there is of it. */
export const instrumentEntryView = z.strictObject({
  key: z.string(),
  /** Its stream: where its history and the next version belong. */
  instrument: uuid,
  family: z.string(),
  /** Of the newest version, which waves take when they name none. */
  title: bilingualView,
  newest: version,
  /** Comes with the program: its next versions do too. */
  builtIn: z.boolean(),
  versions: z.array(
    z.strictObject({ version, title: bilingualView, items: z.int().min(1), hash: z.string(), published }),
  ),
});
export const instrumentListView = z.strictObject({ rows: z.array(instrumentEntryView) });
export type InstrumentListView = z.output<typeof instrumentListView>;

/** The whole text of one version. */
export const instrumentView = z.strictObject({
  ...instrumentContent.shape,
  instrument: uuid,
  hash: z.string(),
  newest: version,
  builtIn: z.boolean(),
  published,
});
export type InstrumentView = z.output<typeof instrumentView>;

/** What changed from one version to a later one, and what stays comparable. */
export const instrumentDiffView = z.strictObject({
  key: z.string(),
  from: version,
  to: version,
  comparable: z.strictObject({ items: z.int(), of: z.int() }),
  summary: bilingualView,
  items: z.array(
    z.strictObject({
      item: z.string(),
      label: bilingualView,
      /** Stable codes, the gravest first; `same` alone when nothing changed. */
      changes: z.array(z.string()),
      comparable: z.boolean(),
      sentence: bilingualView,
    }),
  ),
  /** What changed about the instrument as a whole. */
  others: z.array(bilingualView),
});
export type InstrumentDiffView = z.output<typeof instrumentDiffView>;
