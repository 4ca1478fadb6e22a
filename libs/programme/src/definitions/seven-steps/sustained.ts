import type { SustainedDefinition } from '../types.js';

/** Duties that go on after the steps; missing one is overdue and lapses nothing. */
export const sustained: readonly SustainedDefinition[] = [];
