import type { Bilingual, Decision, DomainEvent } from '@app/eventsourcing';
import {
  agreementOwnEvents,
  bodyEvents,
  clusterOwnEvents,
  correctionEvents,
  cycleOwnEvents,
  forumOwnEvents,
} from '@app/programme';
import fc from 'fast-check';
import { categories, type StreamKind } from './support/beginnings.js';
import { checkStorable, foldOf, type Given, play, recorded, sequences } from './support/play.js';
import { runs, seeded } from './support/seed.js';

/** What each kind of stream may record. */
const TYPES: Readonly<Record<StreamKind, readonly { readonly type: string }[]>> = {
  forum: [...forumOwnEvents, ...bodyEvents, ...correctionEvents],
  cluster: [...clusterOwnEvents, ...bodyEvents, ...correctionEvents],
  agreement: [...agreementOwnEvents, ...correctionEvents],
  cycle: [...cycleOwnEvents, ...correctionEvents],
};

/** How many commands came and what became of them, so that nobody takes silence for success. */
class Tally {
  turns = 0;
  given = 0;
  accepted = 0;
  private readonly types = new Set<string>();

  constructor(private readonly kind: StreamKind) {}

  count(given: Given): void {
    this.given += 1;
    if (!recorded(given) || !given.decision.ok) return;
    this.accepted += 1;
    if (given.category === this.kind) for (const { type } of given.decision.events) this.types.add(type);
  }

  /** Event types of the kind that no sequence brought forth. */
  get missing(): string[] {
    return TYPES[this.kind].map(({ type }) => type).filter((type) => !this.types.has(type));
  }
}

function checkReasons(decision: Decision<DomainEvent>): void {
  if (decision.ok) return;
  const { title, reasons } = decision.refusal;
  const said = ({ id, en }: Bilingual) => id.trim() !== '' && en.trim() !== '';
  const whole = reasons.length > 0 && [title, ...reasons.map(({ text }) => text)].every(said);
  if (!whole) throw new Error(`a refusal that does not say why: ${JSON.stringify(decision.refusal)}`);
}

describe('any sequence of commands', () => {
  it.each(categories)(seeded('on kind %s yields events that every fold and every store takes'), (kind) => {
    const tally = new Tally(kind);
    fc.assert(
      fc.property(sequences(40), (sequence) => {
        tally.turns += sequence.salts.length;
        play(kind, sequence, (given, world) => {
          tally.count(given);
          checkReasons(given.decision);
          if (!recorded(given)) return;
          const entries = world.entries(given.stream);
          checkStorable(entries.at(-1)!);
          foldOf(entries);
        });
      }),
      runs(60),
    );
    // Neither all refused nor all accepted, and nearly everything that may be recorded was.
    expect(tally.accepted / tally.turns).toBeGreaterThan(0.25);
    expect(tally.given).toBeGreaterThan(tally.accepted);
    expect(tally.missing.length).toBeLessThan(TYPES[kind].length / 4);
  });
});
