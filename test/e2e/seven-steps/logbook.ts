import type { StepKey } from '@app/contracts';
import { stepKeys } from '@app/contracts';
import { fold } from '@app/eventsourcing';
import { clusterDecider, regionsOf } from '@app/programme';
import type { Installation } from './installation.js';
import type { Receipt, Visitor } from './visitor.js';

export type States = Readonly<Record<StepKey, string>>;

/** What the API answered about the steps right after an entry, and where that entry stands in the log. */
export interface Moment {
  readonly what: string;
  readonly version: number;
  readonly position: number;
  readonly states: States;
}

interface Row {
  readonly cluster: string;
  readonly steps: readonly { readonly key: StepKey; readonly state: string }[];
}

/** The step whose completion opens a step: step 6 may be prepared while step 5 is open. */
const OPENED_BY: Readonly<Record<StepKey, StepKey | null>> = {
  fpk: null,
  flagship: 'fpk',
  support: 'flagship',
  fkak: 'support',
  lpt: 'fkak',
  pke: 'fkak',
  monitoring: 'pke',
};

/** @returns the states when every step before this one is completed and none after it is begun */
export function statesWith(step: StepKey, state: string): States {
  const at = stepKeys.codes.indexOf(step);
  const done = new Set<StepKey | null>([null, ...stepKeys.codes.slice(0, at)]);
  if (state === 'completed') done.add(step);
  const told = (key: StepKey) => {
    if (key === step) return state;
    if (done.has(key)) return 'completed';
    return done.has(OPENED_BY[key]) ? 'open' : 'locked';
  };
  return Object.fromEntries(stepKeys.codes.map((key) => [key, told(key)])) as unknown as States;
}

/** Writes down what a reader saw, and looks it up again in the past. */
export class Logbook {
  readonly moments: Moment[] = [];

  constructor(
    private readonly installation: Installation,
    private readonly reader: Visitor,
    private readonly cluster: string,
  ) {}

  /** Reads the steps as soon as the entry shows, and notes them with its position. */
  async notes(what: string, { version, id }: Receipt): Promise<States> {
    const states = await this.states(`wait=${id}`);
    if (states === null) throw new Error(`${what}: the board has no such cluster`);
    const position = await this.positionOf(version, id);
    this.moments.push({ what, version, position, states });
    return states;
  }

  /** @returns the states as of a position, as the board answers them; null when it has no such cluster */
  async asOf(position: number): Promise<States | null> {
    return this.states(`asOf=${position}`);
  }

  /** @returns the states that the stream's entries up to a position fold to */
  async folded(position: number): Promise<States> {
    const entries = await this.installation.store.readStream(this.cluster, { asOf: position });
    const { standing: _, ...steps } = regionsOf(fold(clusterDecider, entries));
    return steps;
  }

  /** The history tells at which position an entry of the cluster stands. */
  private async positionOf(version: number, id: number): Promise<number> {
    const page = (await this.reader.reads(`clusters/${this.cluster}/history?wait=${id}&limit=200`)) as {
      items: readonly { stream: string; version: number; position: number }[];
    };
    const found = page.items.find((item) => item.stream === this.cluster && item.version === version);
    if (found === undefined) throw new Error(`the history lacks version ${version} of the cluster`);
    return found.position;
  }

  private async states(query: string): Promise<States | null> {
    const { rows } = (await this.reader.reads(`board?${query}`)) as { rows: readonly Row[] };
    const row = rows.find(({ cluster }) => cluster === this.cluster);
    if (row === undefined) return null;
    return Object.fromEntries(row.steps.map(({ key, state }) => [key, state])) as unknown as States;
  }
}
