import { z } from 'zod';
import { text } from '../bilingual.js';
import type { CommandOf } from '../command-spec.js';
import { command } from '../command-spec.js';
import { rungs } from '../obligation-lists.js';

/** Handed over is not delivered: only the person's own word says that a notice arrived. */
export const acknowledgeNotice = command(
  'acknowledge-notice',
  text('Nyatakan pemberitahuan diterima', 'Acknowledge a notice'),
  z.strictObject({ rung: rungs.schema }),
  { rung: 'due' },
);

export const obligationCommands = [acknowledgeNotice] as const;
export type ObligationCommand = CommandOf<typeof obligationCommands>;
