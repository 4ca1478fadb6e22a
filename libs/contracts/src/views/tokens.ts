import { z } from 'zod';
import { tokenTerms } from '../commands/sign-in.js';
import { day, instant, uuid } from '../primitives.js';
import { bilingualView } from './common.js';

/** A token of an account's programs; its secret is never shown again. */
export const tokenView = tokenTerms.extend({
  token: uuid,
  expiresAt: instant,
  lastUsedOn: day.nullable(),
});
export const tokensView = z.strictObject({ account: uuid, tokens: z.array(tokenView) });
export type TokensView = z.output<typeof tokensView>;

/** The one answer that holds a token's secret. */
export const issuedTokenView = tokenTerms.extend({
  token: uuid,
  expiresAt: instant,
  secret: z.string(),
  note: bilingualView,
});
export type IssuedTokenView = z.output<typeof issuedTokenView>;
