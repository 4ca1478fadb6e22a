import type { StepKey } from '@app/contracts';
import { createMachine } from 'xstate';
import { definitionByRef } from '../definitions/registry.js';
import type { Definition, DefinitionRef } from '../definitions/types.js';
import { Lifecycle } from '../shared/machine.js';
import type { ClusterState, Standing, StepStatus } from './state.js';

const lifecycles = new WeakMap<Definition, Lifecycle>();

/** The lifecycle that a definition draws: standing beside one region per step. */
export function clusterLifecycle(definition: Definition): Lifecycle {
  let lifecycle = lifecycles.get(definition);
  if (lifecycle === undefined) {
    lifecycle = new Lifecycle(createMachine(definition.machine as Parameters<typeof createMachine>[0]));
    lifecycles.set(definition, lifecycle);
  }
  return lifecycle;
}

/** @throws Error when this program lacks the definition that a cluster is pinned to, or it was edited */
export function pinnedDefinition(ref: DefinitionRef): Definition {
  const definition = definitionByRef(ref);
  if (definition === undefined) {
    throw new Error(`definition ${ref.id} ${ref.version} (${ref.hash}) is not known to this program`);
  }
  return definition;
}

type Regions = Readonly<Record<StepKey, StepStatus>> & { readonly standing: Standing };

/** @returns the state of every region */
export function regionsOf(state: ClusterState): Regions {
  return state.lifecycle as unknown as Regions;
}

/** @returns the step whose completion opens a step, by the definition's own drawing; null for the first */
export function precedingStep(definition: Definition, step: StepKey): StepKey | null {
  const { states } = definition.machine as {
    states: Record<string, { meta?: { opensAfter: StepKey | null } }>;
  };
  return states[step]?.meta?.opensAfter ?? null;
}

/** @returns the steps before one that must be completed first, in their order; a lapsed one only flags */
export function unfinishedBefore(definition: Definition, regions: Regions, step: StepKey): StepKey[] {
  const before = precedingStep(definition, step);
  if (before === null) return [];
  const behind = regions[before] === 'completed' || regions[before] === 'lapsed';
  return [...unfinishedBefore(definition, regions, before), ...(behind ? [] : [before])];
}
