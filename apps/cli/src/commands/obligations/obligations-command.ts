import { both } from '../../language.js';
import type { AddCommand } from '../../program.js';
import { addNotices } from '../notices/notices-command.js';
import { addList } from './list-command.js';
import { addSimulate } from './simulate-command.js';
import { addWhy } from './why-command.js';

/** `rumpun obligations …`: what is due, and what was done to remind of it. */
export const addObligations: AddCommand = (program, contextOf) => {
  const obligations = program
    .command('obligations')
    .description(both('kewajiban dan pemberitahuannya', 'obligations and their notices'));
  for (const add of [addList, addWhy, addSimulate, addNotices]) add(obligations, contextOf);
};
