import type { Category, CommandSpec } from './command-spec.js';
import { accountCommands, personCommands, regionCommands } from './commands/administration.js';
import { agreementCommands } from './commands/agreement.js';
import { claimCommands } from './commands/claim.js';
import { clusterCommands } from './commands/cluster.js';
import { cycleCommands } from './commands/cycle.js';
import { forumCommands } from './commands/forum.js';
import { obligationCommands } from './commands/obligation.js';
import { importCommands, instrumentCommands, responseCommands, surveyCommands } from './commands/survey.js';

/** Every command that HTTP takes, by the kind of stream it writes. */
export const catalogue: Readonly<Record<Category, readonly CommandSpec[]>> = {
  forum: forumCommands,
  cluster: clusterCommands,
  agreement: agreementCommands,
  cycle: cycleCommands,
  instrument: instrumentCommands,
  survey: surveyCommands,
  response: responseCommands,
  import: importCommands,
  claim: claimCommands,
  obligation: obligationCommands,
  region: regionCommands,
  person: personCommands,
  account: accountCommands,
};

/** The name of each kind of stream in a URL: `/api/v1/forums/{id}/seat-member`. */
export const collections: Readonly<Record<Category, string>> = {
  forum: 'forums',
  cluster: 'clusters',
  agreement: 'agreements',
  cycle: 'cycles',
  instrument: 'instruments',
  survey: 'surveys',
  response: 'responses',
  import: 'imports',
  claim: 'claims',
  obligation: 'obligations',
  region: 'regions',
  person: 'people',
  account: 'accounts',
};
