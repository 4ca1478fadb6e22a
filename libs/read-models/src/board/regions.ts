import type { ProjectionWriter, Row, SealedEntry, StreamVersion } from '@app/eventsourcing';
import type { Surroundings } from '@app/programme';
import { programmeEventsOf } from '../shared/programme-event.js';

type Overrides = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface Region {
  readonly region: string;
  readonly stream: string;
  readonly version: number;
  readonly overrides: Overrides;
}

/** @returns the codes above a region and itself, widest first: `33`, `33.10` */
function codesAbove(region: string): string[] {
  const parts = region.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** The numbers that regions override, kept in a table and held in memory. */
export class Regions {
  private byCode: Map<string, Region> | null = null;
  /** The same object as long as no number changed: whoever remembers an answer can tell. */
  private readonly merged = new Map<string, Surroundings['overrides']>();

  /** @returns the region's code, when the entry is a region's */
  async take(entry: SealedEntry, write: ProjectionWriter): Promise<string | null> {
    if (this.byCode === null) await this.load(write);
    let code: string | null = null;
    for (const event of programmeEventsOf(entry)) {
      if (event.type !== 'ParameterOverridden' && event.type !== 'ParameterReset') continue;
      const { region, criterion, parameter } = event.data;
      const numbers = { ...this.byCode!.get(region)?.overrides[criterion] };
      if (event.type === 'ParameterOverridden') numbers[parameter] = event.data.value;
      else delete numbers[parameter];
      const overrides = { ...this.byCode!.get(region)?.overrides, [criterion]: numbers };
      this.byCode!.set(region, { region, stream: entry.stream, version: entry.version, overrides });
      code = region;
    }
    if (code === null) return null;
    this.merged.clear();
    await write.put('board_region', this.byCode!.get(code) as unknown as Row);
    return code;
  }

  /** Overrides in force for a region; the nearer one wins. */
  overrides(region: string): Surroundings['overrides'] {
    const merged = this.merged.get(region) ?? this.merge(region);
    this.merged.set(region, merged);
    return merged;
  }

  private merge(region: string): Surroundings['overrides'] {
    const merged: Record<string, Record<string, number>> = {};
    for (const code of codesAbove(region)) {
      for (const [criterion, numbers] of Object.entries(this.byCode?.get(code)?.overrides ?? {})) {
        merged[criterion] = { ...merged[criterion], ...numbers };
      }
    }
    return merged;
  }

  /** The versions of the regions' streams that the overrides came from. */
  versions(region: string): StreamVersion[] {
    return codesAbove(region).flatMap((code) => {
      const known = this.byCode?.get(code);
      return known === undefined
        ? []
        : [{ stream: known.stream, category: 'region', version: known.version }];
    });
  }

  reset(): void {
    this.byCode = null;
    this.merged.clear();
  }

  private async load(write: ProjectionWriter): Promise<void> {
    const rows = (await write.find('board_region', {})) as unknown as Region[];
    this.byCode = new Map(rows.map((row) => [row.region, row]));
  }
}
