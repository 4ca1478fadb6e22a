import { both } from '../../language.js';
import type { AddCommand } from '../../program.js';
import { addCheck, addTemplate } from './checking.js';
import { addCompare } from './comparing.js';
import { EXIT_CODES } from './options.js';
import { addEnter, addList, addShow } from './stored.js';

/** `rumpun claims`: reports whose figures are checked. */
export const addClaims: AddCommand = (program, contextOf) => {
  const claims = program
    .command('claims')
    .description(
      both('periksa angka laporan, terbit atau belum', 'check the figures of reports, published or not'),
    )
    .addHelpText('after', `\n${EXIT_CODES}`);
  addCheck(claims, contextOf);
  addTemplate(claims, contextOf);
  addEnter(claims, contextOf);
  addList(claims, contextOf);
  addShow(claims, contextOf);
  addCompare(claims, contextOf);
};
