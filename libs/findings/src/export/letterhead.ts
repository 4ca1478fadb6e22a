import type { Letterhead } from '@app/reports';

/** Who publishes where nobody was named and no forum serves the place. */
const PROGRAMME: Letterhead = {
  institution: 'Program Pengembangan Klaster IKM',
  unit: null,
  address: [],
};

/** Who publishes, as an installation's environment names it. */
export interface LetterheadVariables {
  readonly LETTERHEAD_INSTITUTION?: string | undefined;
  readonly LETTERHEAD_UNIT?: string | undefined;
  /** Lines with `|` between them. */
  readonly LETTERHEAD_ADDRESS?: string | undefined;
}

/** @returns the installation's own letterhead; null when it names no institution */
export function configuredLetterhead({
  LETTERHEAD_INSTITUTION: institution,
  LETTERHEAD_UNIT: unit,
  LETTERHEAD_ADDRESS: address,
}: LetterheadVariables): Letterhead | null {
  if (institution === undefined) return null;
  const lines = address?.split('|').map((line) => line.trim()) ?? [];
  return { institution, unit: unit ?? null, address: lines.filter((line) => line !== '') };
}

/** What of the directory a letterhead needs. */
export interface ForumsByRegion {
  forumServing(region: string, asOf?: number): Promise<{ readonly name: string } | null>;
}

/** @returns the smallest region that holds all of these; null when they share none */
export function commonRegion(regions: readonly string[]): string | null {
  const [first, ...rest] = regions.map((code) => code.split('.'));
  if (first === undefined) return null;
  const depth = first.findIndex((part, index) => rest.some((other) => other[index] !== part));
  const common = depth === -1 ? first : first.slice(0, depth);
  return common.length === 0 ? null : common.join('.');
}

/**
 * Who publishes a report: whoever the installation names, else the forum that serves all of its places at its position.
 *
 * @param regions of the report's waves
 */
export async function letterheadOf(
  configured: Letterhead | null,
  forums: ForumsByRegion,
  regions: readonly string[],
  position: number,
): Promise<Letterhead> {
  if (configured !== null) return configured;
  const region = commonRegion(regions);
  const forum = region === null ? null : await forums.forumServing(region, position);
  return forum === null ? PROGRAMME : { institution: forum.name, unit: null, address: [] };
}
