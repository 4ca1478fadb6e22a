import type { InstrumentContent, InstrumentRef } from '@app/contracts';
import type { EventStore } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import { instrumentDecider, instrumentStreamId } from '@app/programme';

/** Gives the text behind a wave's reference. A published version is never edited: what was read stays at hand. */
export class InstrumentShelf {
  private readonly known = new Map<string, InstrumentContent>();

  constructor(private readonly store: Pick<EventStore, 'readStream'>) {}

  /**
   * @returns the whole text of that version
   * @throws Error when it was never published: a wave cannot name such a one
   */
  async of({ key, hash }: InstrumentRef): Promise<InstrumentContent> {
    if (!this.known.has(hash)) await this.read(key);
    const content = this.known.get(hash);
    if (content === undefined) throw new Error(`instrument ${key} has no version with the hash ${hash}`);
    return content;
  }

  private async read(key: string): Promise<void> {
    const entries = await this.store.readStream(instrumentStreamId(key));
    for (const { hash, content } of fold(instrumentDecider, entries).versions) this.known.set(hash, content);
  }
}
