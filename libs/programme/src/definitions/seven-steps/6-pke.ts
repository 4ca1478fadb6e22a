import { stepKeys } from '@app/contracts';
import type { StepDefinition } from '../types.js';

/** Chapter IV, B.6. */
export const pkeStep: StepDefinition = { key: 'pke', number: 6, title: stepKeys.labels.pke, criteria: [] };
