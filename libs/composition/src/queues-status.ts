import type { QueuesStatusView } from '@app/contracts';
import type { Queues } from '@app/queue';
import { agendaStatus, type DeadDelivery, type DeliveryTable } from '@app/reminders';
import type pg from 'pg';

export interface StatusParts {
  readonly pool: pg.Pool;
  readonly queues: Pick<Queues, 'status' | 'deadLetters'>;
  readonly deliveries: Pick<DeliveryTable, 'dead'>;
}

const MOST_DEAD = 100;

/**
 * What an administrator sees of the work behind: answers within seconds whatever the queues do.
 *
 * @param now the engine's clock, ISO 8601
 * @throws the database's error
 */
export async function queuesStatus(
  { pool, queues, deliveries }: StatusParts,
  now: string,
): Promise<QueuesStatusView> {
  const [status, letters, agenda, dead] = await Promise.all([
    queues.status(),
    queues.deadLetters(MOST_DEAD),
    agendaStatus(pool, now),
    deliveries.dead(MOST_DEAD),
  ]);
  return {
    ...status,
    queues: status.queues.map((queue) => ({ ...queue, jobs: [...queue.jobs], workers: [...queue.workers] })),
    schedules: [...status.schedules],
    deadLetters: letters && [...letters],
    units: { ...agenda.units, problems: [...agenda.units.problems] },
    unaddressed: agenda.unaddressed,
    deliveries: {
      ...agenda.deliveries,
      channels: [...agenda.deliveries.channels],
      given: dead.map(deadOf),
    },
  };
}

function deadOf(dead: DeadDelivery): QueuesStatusView['deliveries']['given'][number] {
  const { message, channel, obligation, key, kind, rung, person, attempts, problem, failedAt } = dead;
  return { message, channel, obligation, key, kind, rung, person, attempts, problem, failedAt };
}
