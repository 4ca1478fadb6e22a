import type { ExecuteFailure } from '@app/application';
import type { StepKey } from '@app/contracts';
import type { Director } from '../director.js';
import type { ClusterInPlay } from './cast.js';

const line = (cluster: ClusterInPlay, command: string, body: object) =>
  ({ category: 'cluster', command, stream: cluster.cluster, body }) as const;

/** The manager submits a step. */
export async function submit(
  d: Director,
  cluster: ClusterInPlay,
  step: StepKey,
  note?: string,
): Promise<void> {
  const body = { step, ...(note !== undefined && { note }) };
  await d.gives({ as: cluster.manager.acting, ...line(cluster, 'submit-step', body) });
}

/** The forum's coordinator approves what the manager submitted. */
export async function approve(
  d: Director,
  cluster: ClusterInPlay,
  step: StepKey,
  note?: string,
): Promise<void> {
  const body = { step, ...(note !== undefined && { note }) };
  await d.gives({ as: cluster.coordinator.acting, ...line(cluster, 'approve-step', body) });
}

export async function sendBack(
  d: Director,
  cluster: ClusterInPlay,
  step: StepKey,
  reason: string,
): Promise<void> {
  await d.gives({ as: cluster.coordinator.acting, ...line(cluster, 'return-step', { step, reason }) });
}

/** The manager submits a step that does not stand yet: refused with the whole checklist. */
export function submitTooSoon(d: Director, cluster: ClusterInPlay, step: StepKey): Promise<ExecuteFailure> {
  return d.triesInVain({ as: cluster.manager.acting, ...line(cluster, 'submit-step', { step }) });
}

/** The manager tries to approve the own submission. */
export function approveOwn(d: Director, cluster: ClusterInPlay, step: StepKey): Promise<ExecuteFailure> {
  return d.triesInVain({ as: cluster.manager.acting, ...line(cluster, 'approve-step', { step }) });
}
