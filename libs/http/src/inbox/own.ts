import { text } from '@app/contracts';
import { problem } from '../http/problem.js';
import type { SignedIn } from '../session/acting.js';

/**
 * @returns the person who is signed in
 * @throws ApiProblem 403 for an account behind which nobody stands
 */
export function personOf({ acting }: SignedIn): string {
  if (acting.person !== null) return acting.person;
  const words = text(
    'Akun ini tidak mewakili seseorang, sehingga tidak mempunyai kotak masuk',
    'No person stands behind this account, so it has no inbox',
  );
  throw problem('forbidden', { errors: [{ code: 'no-person', text: words }] });
}
