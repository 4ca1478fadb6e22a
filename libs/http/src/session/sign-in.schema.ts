import { textOf } from '@app/contracts';
import { z } from 'zod';

/** No rule for passwords here: what was set under older rules must still open. */
export const signInBody = z.strictObject({ login: textOf(100), password: textOf(200) });
export const signInExample: z.input<typeof signInBody> = {
  login: 'pengelola.klaten',
  password: 'kata-sandi-panjang-1',
};
