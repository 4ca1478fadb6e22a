import type { Projection } from '@app/eventsourcing';
import {
  boardProjection,
  claimsProjection,
  directoryProjection,
  dueDatesProjection,
  findingsProjection,
  instrumentsProjection,
  noticesProjection,
  wishesProjection,
  roleHoldersProjection,
} from '@app/read-models';

/** Every read model of the programme. */
export const programmeProjections: readonly Projection[] = [
  directoryProjection,
  boardProjection,
  dueDatesProjection,
  claimsProjection,
  findingsProjection,
  instrumentsProjection,
  noticesProjection,
  wishesProjection,
  roleHoldersProjection,
];
