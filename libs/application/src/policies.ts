import type { StepKey } from '@app/contracts';
import { stepKeys } from '@app/contracts';
import type { SealedEntry } from '@app/eventsourcing';
import { definitionByRef, definitions, rejudgeCompleted } from '@app/programme';
import type { ClusterState, Known } from '@app/programme';
import { v5 as uuidv5 } from 'uuid';
import type { CommandService } from './command-service.js';
import type { StateLoader } from './loader.js';
import type { Directory } from './types.js';

/** Namespace of the command ids that policies derive; never changed. */
const NAMESPACE = '2c7e9b54-6a0d-5f18-8e3b-4d1c0a9f7e62';

/** @returns a command id that is the same whenever the same cause meets the same target */
export const policyCommandId = (policy: string, cause: string, target: string): string =>
  uuidv5(`${policy}|${cause}|${target}`, NAMESPACE);

/** Changes of what is judged by, beside the facts that the criteria name. */
const OTHER_MOVERS = [
  'StepCompleted',
  'CriterionWaived',
  'WaiverRevoked',
  'WaiverExpired',
  'FactRetracted',
  'ParameterOverridden',
  'ParameterReset',
];

/**
 * Event types after which a completed step may stand no longer, or a lapsed one again: what the continuing criteria
 * look at, by the definitions' own rows, and the soft ones, for a step may have been completed on a waiver.
 */
const MOVERS: ReadonlySet<string> = new Set([
  ...definitions
    .flatMap(({ steps }) => steps)
    .flatMap(({ criteria }) => criteria)
    .filter(({ kind, continuing }) => continuing || kind === 'soft')
    .flatMap(({ facts }) => facts),
  ...OTHER_MOVERS,
]);

const STEP_STATES_JUDGED = new Set(['completed', 'lapsed']);

/**
 * Judges completed and lapsed steps again when something that they rest on may have changed, and issues
 * `lapse-step` and `restore-step`. The decider judges once more on what it loads itself, so a policy that is
 * late, doubled or overtaken does no harm.
 */
export class LapsePolicy {
  readonly name = 'lapse';

  constructor(
    private readonly commands: CommandService,
    private readonly loader: StateLoader,
    private readonly directory: Directory,
    private readonly clock: { now(): string },
  ) {}

  /** Reacts to one sealed entry. Its command ids come from the entry, so that a repeat has one effect. */
  async react(entry: SealedEntry): Promise<void> {
    if (!entry.events.some(({ type }) => MOVERS.has(type))) return;
    const cause = `${entry.category} ${entry.stream} v${entry.version}`;
    for (const cluster of await this.clustersTouched(entry)) await this.rejudge(cluster, cause);
  }

  /**
   * @param cause what was touched, or the due date that has come: part of the command id and of the event
   * @returns the steps that lapsed or were restored
   */
  async rejudge(cluster: string, cause: string): Promise<StepKey[]> {
    const known = await this.loader.cluster(cluster);
    if (known === null) return [];
    const changed: StepKey[] = [];
    for (const { step, type } of await this.fallen(known)) {
      const result = await this.commands.executeInternal({
        category: 'cluster',
        stream: cluster,
        command: { type, data: { step, cause } },
        commandId: policyCommandId(type, `${cause}|${step}`, cluster),
        account: 'reactor',
      });
      if (result.ok && result.receipt !== null && !result.replayed) changed.push(step);
    }
    return changed;
  }

  /**
   * Steps that no longer are what they were: one reading of the surroundings for all of them. Most entries change
   * nothing, and a command for each step would read everything again.
   */
  private async fallen(cluster: Known<ClusterState>) {
    const lifecycle = cluster.state.lifecycle as Record<string, string>;
    const judged = stepKeys.codes.filter((step) => STEP_STATES_JUDGED.has(lifecycle[step]!));
    const definition = definitionByRef(cluster.state.identity!.definition);
    if (judged.length === 0 || definition === undefined) return [];
    const on = await this.loader.surroundings(cluster);
    const at = this.clock.now();
    return judged.flatMap((step) => {
      const stood = lifecycle[step] === 'completed';
      const { holds } = rejudgeCompleted(definition, step, on, at);
      if (holds === stood) return [];
      return [{ step, type: stood ? ('lapse-step' as const) : ('restore-step' as const) }];
    });
  }

  private async clustersTouched(entry: SealedEntry): Promise<readonly string[]> {
    switch (entry.category) {
      case 'cluster':
        return [entry.stream];
      case 'forum':
        await this.directory.catchUp();
        return this.directory.clustersOfForum(entry.stream);
      case 'agreement': {
        const agreement = await this.loader.agreement(entry.stream);
        return agreement === null ? [] : [agreement.state.identity!.cluster];
      }
      case 'cycle': {
        const cycle = await this.loader.cycle(entry.stream);
        return cycle === null ? [] : [cycle.state.identity!.cluster];
      }
      case 'region': {
        await this.directory.catchUp();
        const { region } = entry.events[0]!.data as { region: string };
        return this.directory.clustersInRegion(region);
      }
      default:
        return [];
    }
  }
}
