import type { establishForum } from '@app/contracts';
import type { z } from 'zod';
import type { Facts } from '../shared/facts.js';
import type { StateValue } from '../shared/machine.js';

/** The forum as folded: its lifecycle and its live facts. */
export interface ForumState {
  readonly lifecycle: StateValue;
  /** null before the first entry. */
  readonly identity: z.output<typeof establishForum.schema> | null;
  readonly facts: Facts;
}
