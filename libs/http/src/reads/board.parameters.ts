import { lifeCycleStages, regionCode, roles, sectors, stepStates, uuid } from '@app/contracts';
import type { BoardFilter } from '@app/read-models';
import { boardOrders } from '@app/read-models';
import { z } from 'zod';
import { flag, listOf, momentParameters, numberBetween, queryText } from './parameters.js';

const filters = {
  regions: listOf(regionCode).optional(),
  forum: uuid.optional(),
  sectors: listOf(sectors.schema).optional(),
  stages: listOf(lifeCycleStages.schema).optional(),
  standings: listOf(z.enum(['active', 'suspended', 'withdrawn'])).optional(),
  steps: listOf(numberBetween(1, 7)).optional(),
  stepStates: listOf(stepStates.schema).optional(),
  flags: listOf(queryText(60)).optional(),
  waitingFor: listOf(roles.schema).optional(),
  stalledDays: numberBetween(0, 36_500).optional(),
  overdue: flag.optional(),
  text: queryText(100).optional(),
};

export const countsParameters = z.strictObject({ ...filters, ...momentParameters });
export const boardParameters = z.strictObject({
  ...filters,
  ...momentParameters,
  order: z.enum(boardOrders as [string, ...string[]]).optional(),
  limit: numberBetween(1, 200).optional(),
  cursor: queryText(2_000).optional(),
});

/** @returns the filter of the parameters: those that are absent let everything through */
export function filterOf(given: z.output<typeof countsParameters>): BoardFilter {
  const { wait: _wait, asOf: _asOf, ...filter } = given;
  return Object.fromEntries(
    Object.entries(filter).filter(([name, value]) => name in filters && value !== undefined),
  );
}
