import type { Projection, ProjectionWriter, SealedEntry } from '@app/eventsourcing';
import type { ProgrammeEvent } from '@app/programme';
import { programmeEventsOf } from '../shared/programme-event.js';
import { applyImport } from './apply-import.js';
import { applyResponse } from './apply-response.js';
import { applyWave } from './apply-wave.js';
import { findingsTables } from './findings.table.js';

/**
 * Waves, counts of answers, and the answers behind them, each as of any position. An answer counts as soon as it
 * is recorded; a row of an import once the import is committed, all its rows in one step.
 */
export const findingsProjection: Projection = {
  name: 'findings',
  version: 1,
  tables: findingsTables,
  categories: ['survey', 'response', 'import'],
  start: () => ({
    apply: async (entry, write) => {
      for (const event of programmeEventsOf(entry)) await applyEvent(event, entry, write);
    },
    reset: () => undefined,
  }),
};

async function applyEvent(event: ProgrammeEvent, entry: SealedEntry, write: ProjectionWriter): Promise<void> {
  switch (event.type) {
    case 'WaveOpened':
    case 'PopulationCorrected':
    case 'WaveClosed':
    case 'WaveWithdrawn':
      return applyWave(event, entry, write);
    case 'AnswersRecorded':
    case 'AnswersCorrected':
    case 'ResponseWithdrawn':
      return applyResponse(event, entry, write);
    case 'ImportChecked':
    case 'ImportStarted':
    case 'ImportCommitted':
    case 'ImportDropped':
      return applyImport(event, entry, write);
    default:
      return undefined;
  }
}
