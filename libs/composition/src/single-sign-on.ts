import { readFileSync } from 'node:fs';
import { SingleSignOn, type SingleSignOnParts, type SingleSignOnSettings } from '@app/access';
import { type Env, StartProblem } from '@app/platform';
import type { EngineOptions } from './engine-types.js';

type Variables = Pick<
  Env,
  | 'PUBLIC_URL'
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'
  | 'OIDC_CLIENT_SECRET_FILE'
  | 'OIDC_LABEL'
>;

/**
 * The identity provider that the checked environment names. It is not asked anything yet.
 *
 * @returns null where none is named
 * @throws StartProblem when the secret's file is missing, empty or unreadable
 */
export function readSingleSignOn(env: Variables): SingleSignOnSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, PUBLIC_URL: publicUrl } = env;
  if (issuer === undefined || clientId === undefined || publicUrl === undefined) return null;
  const clientSecret = env.OIDC_CLIENT_SECRET ?? secretIn(env.OIDC_CLIENT_SECRET_FILE!);
  return { issuer, clientId, clientSecret, publicUrl, label: env.OIDC_LABEL ?? new URL(issuer).host };
}

function secretIn(file: string): string {
  let secret: string;
  try {
    secret = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw unreadable(String((error as NodeJS.ErrnoException).code), 'tidak dapat dibaca', 'cannot be read');
  }
  if (secret === '') throw unreadable('0', 'kosong', 'is empty');
  return secret;
}

const unreadable = (code: string, id: string, en: string): StartProblem =>
  new StartProblem({
    id: `OIDC_CLIENT_SECRET_FILE: berkasnya ${id} (${code}).`,
    en: `OIDC_CLIENT_SECRET_FILE: the file ${en} (${code}).`,
  });

/** @returns null where no identity provider is set up */
export function singleSignOnOf(
  { singleSignOn: settings, log }: Pick<EngineOptions, 'singleSignOn' | 'log'>,
  parts: Omit<SingleSignOnParts, 'settings' | 'clock' | 'onTrouble'>,
): SingleSignOn | null {
  if (settings === undefined || settings === null) return null;
  const { issuer } = settings;
  const onTrouble = (code: string) => log.warn({ issuer, code }, 'the identity provider signed nobody in');
  return new SingleSignOn({ ...parts, settings, onTrouble });
}
