import type { InstrumentDiffView, InstrumentListView, InstrumentView } from '@app/contracts';
import { describeDiff, isBuiltIn } from '@app/programme';
import type { PublishedInstrument } from '@app/read-models';

/** @param versions of one instrument, oldest first */
function entryOf(versions: readonly PublishedInstrument[]): InstrumentListView['rows'][number] {
  const { stream, content } = versions.at(-1)!;
  return {
    key: content.key,
    instrument: stream,
    family: content.family,
    title: content.title,
    newest: content.version,
    builtIn: isBuiltIn(content.key),
    versions: versions.map(({ content: { version, title, items }, hash, published }) => {
      return { version, title, items: items.length, hash, published };
    }),
  };
}

/** @param all every version, by key and version */
export function instrumentList(all: readonly PublishedInstrument[]): InstrumentListView {
  const keys = [...new Set(all.map(({ content }) => content.key))];
  return { rows: keys.map((key) => entryOf(all.filter(({ content }) => content.key === key))) };
}

export function instrumentAnswer(
  { content, stream, hash, published }: PublishedInstrument,
  newest: number,
): InstrumentView {
  return { ...content, instrument: stream, hash, newest, builtIn: isBuiltIn(content.key), published };
}

/** @param a the earlier version @param b the later one */
export const diffAnswer = (a: PublishedInstrument, b: PublishedInstrument): InstrumentDiffView => {
  const { items, others, ...rest } = describeDiff(a.content, b.content);
  const told = items.map((item) => ({ ...item, changes: [...item.changes] }));
  return { key: a.content.key, ...rest, items: told, others: [...others] };
};
