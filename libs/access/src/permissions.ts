import type { Category, Role } from '@app/contracts';
import { roles, text } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import { may, readConditions, speaksFor } from './ability.js';
import type { ActingAccount, Target } from './acting.js';
import type { CommandRule, Resource } from './rules.js';
import { commandRules, readRules } from './rules.js';
import { reachOf } from './scope.js';

export type Permission = { readonly ok: true } | { readonly ok: false; readonly reasons: readonly Reason[] };

const GRANTED: Permission = { ok: true };

/**
 * May this account give this command about this target?
 *
 * @param target what the command is about; what is not known of it covers nothing
 * @returns yes, or the reasons why not with the roles that would be needed
 * @throws Error for a command that has no rule (a test keeps the table complete)
 */
export function allows(
  acting: ActingAccount,
  category: Category,
  command: string,
  target: Target,
): Permission {
  const rule = commandRules[category][command];
  if (rule === undefined) throw new Error(`no permission rule for ${category}/${command}`);
  return judge(acting, command, category, rule, target);
}

/** May this account read this? The operator and a person about themselves always may. */
export function mayRead(acting: ActingAccount, resource: Resource, target: Target): Permission {
  return judge(acting, 'read', resource, readRules[resource], target);
}

/** @returns whether an account may read an entry of this category; nobody may read one that has no rule */
export function sees(acting: ActingAccount, category: string, target: Target): boolean {
  return may(acting, 'read', category, target);
}

/** The part of the programme that an account may list. */
export interface ReadScope {
  readonly everywhere: boolean;
  /** Region codes, everything below them included. */
  readonly regions: readonly string[];
  readonly clusters: readonly string[];
  readonly agreements: readonly string[];
  /** Forums coordinated by this person. */
  readonly person: string | null;
}

/** @returns what a list of this resource may hold for this account, for queries to filter by */
export function readScope(acting: ActingAccount, resource: Resource): ReadScope {
  const asked = readConditions(acting, resource);
  const distinct = (codes: readonly (string | undefined)[]) => [
    ...new Set(codes.filter((code) => code !== undefined)),
  ];
  const byRegion = asked.filter(
    ({ cluster, agreements }) => cluster === undefined && agreements === undefined,
  );
  return {
    everywhere: asked.some((conditions) => Object.keys(conditions).length === 0),
    regions: distinct(byRegion.map(({ within }) => within)),
    clusters: distinct(asked.map(({ cluster }) => cluster)),
    agreements: distinct(asked.map(({ agreements }) => agreements)),
    person: asked.find(({ coordinator }) => coordinator !== undefined)?.coordinator ?? null,
  };
}

function judge(
  acting: ActingAccount,
  action: string,
  what: string,
  rule: CommandRule,
  target: Target,
): Permission {
  if (may(acting, action, what, target)) return GRANTED;
  const fitting = rule.roles.filter((role) => rule.ownSide !== true || speaksFor(role, target));
  const held = acting.grants.some(({ role }) => fitting.includes(role) && reachOf[role] !== 'fact');
  return {
    ok: false,
    reasons: [roleNeeded(fitting, target, rule), ...(held ? [outsideScope(target)] : [])],
  };
}

function roleNeeded(
  needed: readonly Role[],
  target: Target,
  { regional = false, self }: CommandRule,
): Reason {
  const each = needed.map((role) => ({
    role,
    label: roles.labels[role],
    where: whereOf(role, target, regional),
  }));
  const or = self === true ? text('; atau orang itu sendiri', '; or to be that person') : text('');
  return {
    code: 'role-needed',
    text: text(
      `Diperlukan peran: ${each.map(({ label, where }) => `${label.id}${where.id}`).join('; atau ')}${or.id}.`,
      `A role is needed: ${each.map(({ label, where }) => `${label.en}${where.en}`).join('; or ')}${or.en}.`,
    ),
    params: { roles: needed, ...(target.region === undefined ? {} : { region: target.region }) },
  };
}

function whereOf(role: Role, target: Target, regional: boolean): { id: string; en: string } {
  switch (regional && reachOf[role] === 'cluster' ? 'region' : reachOf[role]) {
    case 'fact':
      return text(' dari forum itu', ' of that forum');
    case 'cluster':
      return text(' klaster itu', ' of that cluster');
    case 'agreement':
      return text(' pada perjanjian itu', ' of that agreement');
    default: {
      const codes = target.region === undefined ? [] : [target.region].flat();
      return codes.length === 0
        ? text('')
        : text(` daerah ${codes.join(', ')}`, ` for region ${codes.join(', ')}`);
    }
  }
}

function outsideScope(target: Target): Reason {
  return {
    code: 'outside-scope',
    text: text(
      'Anda memegang peran itu, tetapi tidak untuk daerah, klaster, atau perjanjian ini.',
      'You hold that role, but not for this region, cluster or agreement.',
    ),
    ...(target.region === undefined ? {} : { params: { region: target.region } }),
  };
}
