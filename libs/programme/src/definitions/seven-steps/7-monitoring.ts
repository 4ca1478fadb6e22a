import { stepKeys } from '@app/contracts';
import type { StepDefinition } from '../types.js';

/** Chapter IV, B.7. */
export const monitoringStep: StepDefinition = { key: 'monitoring', number: 7, title: stepKeys.labels.monitoring, criteria: [] };
