import { z } from 'zod';
import { instant, uuid } from '../primitives.js';

/** One entry of the log as those who watch are told of it: what changed, nothing of what it says. */
export const changeView = z.strictObject({
  position: z.int().min(0),
  /** When it was recorded. */
  at: instant,
  /** Category of the stream, as in `cluster`. */
  category: z.string(),
  stream: uuid,
  version: z.int().min(1),
  /** Types of its events, as in `StepSubmitted`. */
  events: z.array(z.string()),
});
export type ChangeView = z.output<typeof changeView>;
