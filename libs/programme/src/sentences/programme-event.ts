import type { AccountEvent, DefinitionEvent, PersonEvent, RegionEvent } from '../administration/events.js';
import type { AgreementEvent } from '../agreement/events.js';
import type { ClaimEvent } from '../claims/events.js';
import type { ClusterEvent } from '../cluster/events.js';
import type { ForumEvent } from '../forum/events.js';
import type { ImportEvent } from '../import/events.js';
import type { InstrumentEvent } from '../instruments/events.js';
import type { CycleEvent } from '../monitoring/events.js';
import type { ObligationEvent } from '../obligation/events.js';
import type { ResponseEvent } from '../response/events.js';
import type { SurveyEvent } from '../survey/events.js';

/** Every event of the programme, told apart by `type`. */
export type ProgrammeEvent =
  | ForumEvent
  | ClusterEvent
  | AgreementEvent
  | CycleEvent
  | RegionEvent
  | PersonEvent
  | AccountEvent
  | DefinitionEvent
  | InstrumentEvent
  | SurveyEvent
  | ResponseEvent
  | ImportEvent
  | ClaimEvent
  | ObligationEvent;
