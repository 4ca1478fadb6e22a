import { newPassword, textOf, TOKEN_DAYS_MOST, tokenTerms } from '@app/contracts';
import { z } from 'zod';

/** No rule for passwords here: what was set under older rules must still open. */
export const signInBody = z.strictObject({ login: textOf(100), password: textOf(200) });
export const signInExample: z.input<typeof signInBody> = {
  login: 'pengelola.klaten',
  password: 'kata-sandi-panjang-1',
};

/** Of one's own password. */
export const changePasswordBody = z.strictObject({
  currentPassword: z.string().min(1).max(200),
  newPassword,
});
export const changePasswordExample: z.input<typeof changePasswordBody> = {
  currentPassword: 'kata-sandi-panjang-1',
  newPassword: 'kata-sandi-panjang-2',
};

/** By a one-time link. */
export const resetPasswordBody = z.strictObject({ code: textOf(200), newPassword });
export const resetPasswordExample: z.input<typeof resetPasswordBody> = {
  code: 'A'.repeat(64),
  newPassword: 'kata-sandi-panjang-2',
};

export const newTokenBody = tokenTerms.extend({
  readOnly: tokenTerms.shape.readOnly.default(false),
  /** From now on. */
  days: z.int().min(1).max(TOKEN_DAYS_MOST).default(90),
});
export const newTokenExample: z.input<typeof newTokenBody> = {
  name: 'papan dinas',
  readOnly: true,
  days: 90,
};
