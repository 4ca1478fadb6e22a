/**
 * Chooses what to answer by Accept (RFC 9110, 12.5.1): the type of highest quality, the more specific range counting
 * for each type.
 *
 * @param header Accept as received; absent means anything
 * @param offered media types in lower case, the preferred first: it wins where the reader takes several alike
 * @returns one of those offered; null when the reader takes none of them
 */
export function negotiateType<T extends string>(header: string | undefined, offered: readonly T[]): T | null {
  const ranges = (header ?? '*/*').slice(0, 1_000).split(',').map(rangeOf);
  const rated = offered.map((type) => ({ type, quality: qualityFor(type, ranges) }));
  const best = rated.reduce((a, b) => (b.quality > a.quality ? b : a));
  return best.quality > 0 ? best.type : null;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function rangeOf(part: string): Range {
  const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  const value = q === undefined ? 1 : Number(q.slice(2));
  return { type, quality: Number.isFinite(value) ? Math.min(Math.max(value, 0), 1) : 0 };
}

function qualityFor(type: string, ranges: readonly Range[]): number {
  const family = `${type.split('/')[0]}/*`;
  for (const wanted of [type, family, '*/*']) {
    const found = ranges.find((range) => range.type === wanted);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
