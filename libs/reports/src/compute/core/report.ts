import type { Bilingual, Report, ReportColumn, ReportKind, ReportNote, ReportTable } from '@app/contracts';
import type { ReportMoment, WaveCounts } from '../../input.js';
import { standingNote } from './notes.js';
import { waveNotes } from './wave-notes.js';

/**
 * Completes a table: standing notes that cells name are added to those given, so that no cell points at nothing.
 * @throws RangeError for a note code of a cell that has no words
 */
export function tableOf(table: ReportTable): ReportTable {
  const given = new Set(table.notes.map(({ code }) => code));
  const used = new Set(table.rows.flatMap(({ cells }) => Object.values(cells).flatMap(({ notes }) => notes)));
  const added = [...used].filter((code) => !given.has(code)).map(wordsOf);
  return { ...table, notes: [...table.notes, ...added] };
}

function wordsOf(code: string): ReportNote {
  const words = standingNote(code);
  if (words === undefined) throw new RangeError(`A cell names the note ${code}, which has no words`);
  return words;
}

/** @returns a column; `group` is the heading that it shares with its neighbours */
export const column = (key: string, label: Bilingual, group: Bilingual | null = null): ReportColumn => ({
  key,
  label,
  group,
});

/** Reports whose tables have rows that add the waves up. */
const COMBINED: readonly ReportKind[] = ['dynamics', 'cooperation', 'problem-handling', 'comparison'];

/** Puts a report together from its tables, with what is true of its waves. */
export function reportOf(
  kind: ReportKind,
  title: Bilingual,
  waves: readonly Pick<WaveCounts, 'wave'>[],
  moment: ReportMoment,
  tables: readonly ReportTable[],
  notes: readonly ReportNote[] = [],
): Report {
  const shown = waves.map(({ wave }) => wave);
  return {
    kind,
    title,
    position: moment.position,
    recordedAt: moment.recordedAt,
    waves: shown,
    tables: tables.map(tableOf),
    notes: [...waveNotes(shown, COMBINED.includes(kind)), ...notes],
    synthetic: shown.some(({ synthetic }) => synthetic),
  };
}
