import { text } from '@app/contracts';
import type { claimOwnEvents } from '../claims/events.js';
import type { EventOf } from '../shared/event-spec.js';
import type { Telling } from './told.js';
import type { Voice } from './voice.js';

interface Sized {
  readonly tables: readonly unknown[];
  readonly statements: readonly unknown[];
}

/** `6 tabel dan 34 kalimat`; sentences only where there are any. */
function sizeOf({ tables, statements }: Sized, say: Voice): string {
  const parts = [say.count(tables.length, 'tabel', 'table')];
  if (statements.length > 0) parts.push(say.count(statements.length, 'kalimat', 'sentence'));
  return say.list(parts);
}

/** Facts of a publication that was entered for checking. */
export const claimSentences: Telling<EventOf<typeof claimOwnEvents>> = {
  ClaimEntered: {
    title: text('Laporan dimasukkan untuk diperiksa', 'Report entered for checking'),
    id: (d, say) =>
      `memasukkan laporan ${say.quote(d.report.title)} untuk diperiksa: ${sizeOf(d.report, say)}`,
    en: (d, say) => `entered the report ${say.quote(d.report.title)} for checking: ${sizeOf(d.report, say)}`,
    basis: (d, say) => `${say.pick(text('sumber', 'source'))} ${say.quote(d.report.source)}`,
  },
  ClaimRevised: {
    title: text('Laporan diperbaiki', 'Report revised'),
    id: (d, say) => `memperbaiki laporan ${say.quote(d.report.title)}, kini ${sizeOf(d.report, say)}`,
    en: (d, say) => `revised the report ${say.quote(d.report.title)}, now ${sizeOf(d.report, say)}`,
    basis: (d, say) => say.quote(d.reason),
  },
  ClaimPublished: {
    title: text('Laporan terbit', 'Report published'),
    id: () => 'mencatat bahwa laporan ini terbit',
    en: () => 'recorded that the report went out',
    basis: (d, say) => say.quoteAny(d.note),
  },
  ClaimWithdrawn: {
    title: text('Laporan ditarik', 'Report withdrawn'),
    id: () => 'menarik laporan ini',
    en: () => 'withdrew the report',
    basis: (d, say) => say.quote(d.reason),
  },
};
