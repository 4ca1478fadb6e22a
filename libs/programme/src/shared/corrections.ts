import type { DomainEvent } from '@app/eventsourcing';
import { event } from './event-spec.js';
import { type Fact, factAt, type Facts } from './facts.js';
import { because, type Check, type Ruling } from './refusing.js';

/** A compensating event as every body of the programme writes it. */
type Retraction = DomainEvent<
  'FactRetracted',
  { fact: { version: number; index: number }; type: string; reason: string }
>;

/** A live fact that others rest on may not be retracted before them. */
function checkUnused(dependents: readonly Fact[]): Check {
  return (
    dependents.length > 0 &&
    because(
      'fact-in-use',
      'catatan lain bersandar pada fakta ini; batalkan dahulu catatan itu',
      'other facts rest on this one; retract those first',
      '/fact',
      { dependents: dependents.map(({ type, ref }) => ({ type, ...ref })) },
    )
  );
}

/**
 * A correction: the log keeps the fact, a compensating event with a reason takes back its effect.
 *
 * @param facts the live facts; workflow is not among them and cannot be retracted
 * @param first the type of the fact that the stream began with, which stays
 * @param dependents live facts that name the thing which a fact brought into being
 */
export function retraction(
  facts: Facts,
  data: { readonly fact: { readonly version: number; readonly index: number }; readonly reason: string },
  first: string,
  dependents: (fact: Fact) => readonly Fact[],
): Ruling<Retraction> {
  const fact = factAt(facts, data.fact);
  return {
    checks: [
      fact === undefined &&
        because(
          'fact-unknown',
          'tidak ada fakta yang berlaku pada alamat ini',
          'there is no live fact at this address',
          '/fact',
        ),
      fact?.type === first &&
        because(
          'not-retractable',
          'fakta jenis ini tidak dapat dibatalkan',
          'a fact of this kind cannot be retracted',
          '/fact',
          { type: first },
        ),
      fact !== undefined && checkUnused(dependents(fact)),
    ],
    events: () => [event('FactRetracted', { fact: { ...data.fact }, type: fact!.type, reason: data.reason })],
  };
}
