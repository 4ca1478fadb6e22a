import { both } from '../../language.js';
import type { AddCommand } from '../../program.js';
import { addNotices } from '../notices/notices-command.js';

/** `rumpun obligations …`: what is due, and what was done to remind of it. */
export const addObligations: AddCommand = (program, contextOf) => {
  const obligations = program
    .command('obligations')
    .description(both('kewajiban dan pemberitahuannya', 'obligations and their notices'));
  addNotices(obligations, contextOf);
};
