/** An entry as an append acknowledged it. */
export interface Acknowledged {
  readonly id: number;
  readonly stream: string;
  readonly version: number;
}

/** An entry as a follower got it. */
export interface Delivered extends Acknowledged {
  readonly position: number;
}

/**
 * Compares what was acknowledged with what was delivered.
 *
 * @param delivered in order of delivery
 * @returns one sentence per kind of fault, each beginning with its kind: `lost`, `twice`, `unknown`, `gap`, `order`
 */
export function deliveryFaults(
  acknowledged: readonly Acknowledged[],
  delivered: readonly Delivered[],
): string[] {
  const wanted = new Set(acknowledged.map(({ id }) => id));
  const seen = new Set<number>();
  const twice: number[] = [];
  for (const { id } of delivered) {
    if (seen.has(id)) twice.push(id);
    seen.add(id);
  }
  const versions = new Map<string, number>();
  const disordered: number[] = [];
  for (const { id, stream, version } of delivered) {
    if (version !== (versions.get(stream) ?? 0) + 1) disordered.push(id);
    versions.set(stream, version);
  }
  const kinds: [string, number[]][] = [
    ['lost', [...wanted].filter((id) => !seen.has(id))],
    ['twice', twice],
    ['unknown', [...seen].filter((id) => !wanted.has(id))],
    ['gap', delivered.filter(({ position }, index) => position !== index).map(({ id }) => id)],
    ['order', disordered],
  ];
  return kinds
    .filter(([, ids]) => ids.length > 0)
    .map(([kind, ids]) => `${kind}: ${ids.length} entries, the first with id ${ids[0]}`);
}
