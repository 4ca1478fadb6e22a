import type { Reactor } from '@app/event-store';
import type { SealedEntry } from '@app/eventsourcing';
import { importStatusOf } from '@app/programme';
import type { TransferParts } from '../parts.js';
import { clearFiles, enqueueRun } from './import-jobs.js';

/** What follows from an import's entries: a started one gets its job, an ended one loses its file. */
export class ImportReactor implements Reactor {
  readonly name = 'imports';
  readonly categories = ['import'];
  readonly from = 'start';

  constructor(private readonly parts: TransferParts) {}

  async react({ stream }: SealedEntry): Promise<void> {
    // Judged by how it stands now: an entry of the past may have been overtaken, by the file's coming again too.
    const known = await this.parts.loader.import(stream);
    if (known === null) return;
    const status = importStatusOf(known.state);
    if (status === 'started') await enqueueRun(this.parts, stream);
    else if (status !== 'checked') await clearFiles(this.parts, stream);
  }
}
