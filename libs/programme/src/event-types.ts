import { EventRegistry } from '@app/eventsourcing';
import { accountEvents, definitionEvents, personEvents, regionEvents } from './administration/events.js';
import { agreementOwnEvents } from './agreement/events.js';
import { claimOwnEvents } from './claims/events.js';
import { clusterOwnEvents } from './cluster/events.js';
import { forumOwnEvents } from './forum/events.js';
import { importEvents } from './import/events.js';
import { instrumentEvents } from './instruments/events.js';
import { cycleOwnEvents } from './monitoring/events.js';
import { obligationEvents } from './obligation/events.js';
import { responseEvents } from './response/events.js';
import { bodyEvents, correctionEvents } from './shared/body-events.js';
import { surveyEvents } from './survey/events.js';

/** Every event type of the programme. Add-only: the log holds them for ever. */
export const programmeEvents = new EventRegistry([
  ...forumOwnEvents,
  ...clusterOwnEvents,
  ...agreementOwnEvents,
  ...cycleOwnEvents,
  ...bodyEvents,
  ...correctionEvents,
  ...regionEvents,
  ...personEvents,
  ...accountEvents,
  ...definitionEvents,
  ...instrumentEvents,
  ...surveyEvents,
  ...responseEvents,
  ...importEvents,
  ...claimOwnEvents,
  ...obligationEvents,
]);
