import { stepKeys } from '@app/contracts';
import type { StepDefinition } from '../types.js';

/** Chapter IV, B.5. */
export const lptStep: StepDefinition = { key: 'lpt', number: 5, title: stepKeys.labels.lpt, criteria: [] };
