import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Decider, type DomainEvent, type Entry, fold } from '@app/eventsourcing';
import { agreementDecider, clusterDecider, cycleDecider, forumDecider } from '@app/programme';

/** One stream's history as it was once recorded, and the state that it folded to then. */
export interface History {
  readonly category: string;
  readonly name: string;
  readonly entries: readonly Omit<Entry, 'id'>[];
  readonly state: unknown;
}

type AnyDecider = Decider<unknown, unknown, DomainEvent, unknown>;
const deciders = [forumDecider, clusterDecider, agreementDecider, cycleDecider] as unknown as AnyDecider[];

/** @throws Error for a kind of stream that has no golden histories */
export function deciderOf(category: string): AnyDecider {
  const decider = deciders.find((each) => each.category === category);
  if (decider === undefined) throw new Error(`no decider of "${category}"`);
  return decider;
}

/** @returns what is left of a value in JSON: the form in which a state is kept in a file */
export const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** @returns the state that entries fold to today */
export const stateOf = (category: string, entries: History['entries']): unknown =>
  asJson(fold(deciderOf(category), entries));

/** Where the histories of a definition lie, with the digests that say whether one was edited. */
export class Histories {
  readonly sums: string;

  /** @param folder one per definition and version */
  constructor(readonly folder: string) {
    this.sums = path.join(folder, 'SHA256SUMS');
  }

  fileOf(name: string): string {
    return path.join(this.folder, `${name}.json`);
  }

  names(): string[] {
    return fs
      .readdirSync(this.folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => path.basename(file, '.json'))
      .sort();
  }

  read(name: string): History {
    return JSON.parse(fs.readFileSync(this.fileOf(name), 'utf8')) as History;
  }

  digestOf(name: string): string {
    return createHash('sha256')
      .update(fs.readFileSync(this.fileOf(name)))
      .digest('hex');
  }

  /** The digests on record, in the form of `sha256sum`: name → hex. */
  locked(): Map<string, string> {
    const lines = fs.existsSync(this.sums) ? fs.readFileSync(this.sums, 'utf8').split('\n') : [];
    return new Map(
      lines
        .filter((line) => line !== '')
        .map((line) => {
          const [digest, file] = line.split('  ') as [string, string];
          return [path.basename(file, '.json'), digest] as const;
        }),
    );
  }

  /** Writes a history and locks it. @throws Error when there is one of this name, in the folder or in the lock */
  add(history: History): void {
    const { name } = history;
    if (this.locked().has(name)) throw new Error(`history "${name}" is locked already`);
    fs.writeFileSync(this.fileOf(name), written(history), { flag: 'wx' });
    fs.appendFileSync(this.sums, `${this.digestOf(name)}  ${name}.json\n`);
  }
}

/** JSON with one entry a line. */
function written({ category, name, entries, state }: History): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  const [of, as] = [JSON.stringify({ category, name }).slice(0, -1), JSON.stringify(state)];
  return `${of},"entries":[\n${lines}\n],\n"state":${as}}\n`;
}

/** The histories of `seven-steps` version 1. */
export const sevenStepsV1 = new Histories(path.join(import.meta.dirname, 'seven-steps-v1'));
