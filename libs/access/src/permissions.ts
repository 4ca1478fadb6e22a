import type { Category, Role } from '@app/contracts';
import { roles, text } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import type { ActingAccount, Target } from './acting.js';
import type { CommandRule, Resource } from './rules.js';
import { commandRules, readRules } from './rules.js';
import { grantReaches, isCoordinator, reachOf } from './scope.js';

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
  return judge(acting, rule, target);
}

/** May this account read this? The operator and a person about themselves always may. */
export function mayRead(acting: ActingAccount, resource: Resource, target: Target): Permission {
  const own = resource.startsWith('person') || resource === 'account';
  if (own && acting.person !== null && acting.person === target.person) return GRANTED;
  return judge(acting, readRules[resource], target);
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
  const rule = readRules[resource];
  const grants = acting.grants.filter(({ role }) => rule.roles.includes(role) && reachOf[role] !== 'fact');
  const named = grants.map(({ role, scope }) => ({ reach: reachOf[role], ...scope }));
  const byRegion = named.filter(
    ({ reach, region, cluster, agreement }) =>
      (reach === 'region' || (rule.regional === true && reach === 'cluster' && region !== undefined)) &&
      !cluster &&
      !agreement,
  );
  return {
    everywhere: acting.operator === true || byRegion.some(({ region }) => region === undefined),
    regions: [...new Set(byRegion.flatMap(({ region }) => region ?? []))],
    clusters: [
      ...new Set(named.flatMap(({ reach, cluster }) => (reach === 'agreement' ? [] : (cluster ?? [])))),
    ],
    agreements: [...new Set(named.flatMap(({ agreement }) => agreement ?? []))],
    person: rule.roles.includes('coordinator') ? acting.person : null,
  };
}

function judge(acting: ActingAccount, rule: CommandRule, target: Target): Permission {
  if (acting.operator === true || (rule.everybody === true && acting.person !== null)) return GRANTED;
  if (rule.self === true && acting.person !== null && acting.person === target.person) return GRANTED;
  const fitting = rule.roles.filter((role) => rule.ownSide !== true || speaksFor(role, target));
  if (fitting.includes('coordinator') && isCoordinator(acting, target)) return GRANTED;
  const held = acting.grants.filter(({ role }) => fitting.includes(role));
  if (held.some((grant) => grantReaches(grant, target, rule))) return GRANTED;
  const outside = held.filter(({ role }) => reachOf[role] !== 'fact');
  return {
    ok: false,
    reasons: [roleNeeded(fitting, target, rule), ...(outside.length > 0 ? [outsideScope(target)] : [])],
  };
}

function speaksFor(role: Role, { side }: Target): boolean {
  if (role === 'fkak-rep') return side === 'cluster';
  if (role === 'lpt' || role === 'pke') return side === 'partner';
  return true;
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
