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
  const own = clockOf(now, status.at);
  return {
    ...status,
    at: now,
    queues: status.queues.map((queue) => ({ ...queue, jobs: [...queue.jobs], workers: [...queue.workers] })),
    schedules: status.schedules.map((each) => ({ ...each, nextAt: each.nextAt && own(each.nextAt) })),
    deadLetters: letters && letters.map((each) => ({ ...each, failedAt: own(each.failedAt) })),
    units: { ...agenda.units, problems: [...agenda.units.problems] },
    unaddressed: agenda.unaddressed,
    deliveries: {
      ...agenda.deliveries,
      channels: [...agenda.deliveries.channels],
      given: dead.map(deadOf),
    },
  };
}

/**
 * Queues go by the machine's clock, everything else in the status by the engine's, which in a demo is another.
 *
 * @param now the engine's clock @param machine the machine's at that moment; both ISO 8601
 * @returns what turns a moment of the machine's clock into the engine's, to the second
 */
export function clockOf(now: string, machine: string): (at: string) => string {
  const ahead = Math.round((Date.parse(now) - Date.parse(machine)) / 1_000) * 1_000;
  return (at) => new Date(Date.parse(at) + ahead).toISOString();
}

function deadOf(dead: DeadDelivery): QueuesStatusView['deliveries']['given'][number] {
  const { message, channel, obligation, key, kind, rung, person, attempts, problem, failedAt } = dead;
  return { message, channel, obligation, key, kind, rung, person, attempts, problem, failedAt };
}
