export * from './events.js';
export * from './state.js';
export { clusterDecider, type AnyClusterCommand, type InternalClusterCommand } from './decider.js';
export { clusterLifecycle, pinnedDefinition, precedingStep, regionsOf } from './lifecycle.js';
export { type ClusterFacts, withCluster } from './surroundings.js';
export { coordinatorOf } from './coordinator.js';
export { blockingReasons } from './decide-steps.js';
export * from './roster.js';
export * from './institutions.js';
