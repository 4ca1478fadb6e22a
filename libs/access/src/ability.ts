import {
  createMongoAbility,
  type ForcedSubject,
  type MongoAbility,
  mongoQueryMatcher,
  subject,
} from '@casl/ability';
import type { ActingAccount, RoleGrant, Target } from './acting.js';
import type { CommandRule, Resource } from './rules.js';
import { commandRules, readRules } from './rules.js';
import { reachOf } from './scope.js';

/** What is known of a target, flat: a rule's conditions are plain equalities, and an array has what it contains. */
export interface Facts {
  /** The region that it lies in and all above it; `''` for the whole country. */
  readonly within: readonly string[];
  readonly cluster?: string | undefined;
  readonly agreements: readonly string[];
  readonly coordinator?: string | null | undefined;
  readonly side?: 'cluster' | 'partner' | undefined;
  readonly person?: string | undefined;
}

/** What one grant, or a fact of the forum, asks of a target. */
export type Conditions = Partial<Record<keyof Facts, string>>;

type About = string | (Facts & ForcedSubject<string>);
/** Action `read` on a resource, or a command's name on its category. */
export type Ability = MongoAbility<[string, About]>;

const READ = 'read';
const built = new WeakMap<
  ActingAccount['grants'],
  { readonly of: ActingAccount; readonly ability: Ability }
>();

/** @returns everything that an account may do, as CASL's rules; made once for each state of the account */
export function abilityOf(acting: ActingAccount): Ability {
  const known = built.get(acting.grants);
  if (known?.of.person === acting.person && known.of.operator === acting.operator) return known.ability;
  const ability = createMongoAbility<Ability>(rawRules(acting) as never);
  built.set(acting.grants, { of: acting, ability });
  return ability;
}

/**
 * @param action a command's name or `read` @param what its category or the resource
 * @returns whether the account may; of several regions, whether in each of them
 */
export function may(acting: ActingAccount, action: string, what: string, target: Target): boolean {
  const ability = abilityOf(acting);
  return factsOf(target).every((facts) => ability.can(action, subject(what, { ...facts }) as About));
}

/** @returns what each rule asks of the things of this kind that the account may read; for lists */
export function readConditions(acting: ActingAccount, resource: Resource): readonly Conditions[] {
  return (
    abilityOf(acting)
      .rulesFor(READ, resource)
      .map(({ conditions }) => (conditions ?? {}) as Conditions)
      // The order in which they were granted: CASL answers the last first.
      .toReversed()
  );
}

/** @returns whether a grant of its role reaches the target, whatever is done there */
export function grantReaches(grant: RoleGrant, target: Target): boolean {
  const facts = factsOf(target);
  return grantConditions(grant, { roles: [grant.role] }).some((conditions) => {
    const met = mongoQueryMatcher(conditions);
    return facts.every((each) => met({ ...each }));
  });
}

/** CASL's word for every action and every subject. */
const EVERYTHING = { action: 'manage', subject: 'all' };

function rawRules(acting: ActingAccount) {
  if (acting.operator === true) return [EVERYTHING];
  const commands = Object.entries(commandRules).flatMap(([category, rules]) =>
    Object.entries(rules).flatMap(([name, rule]) => rulesOf(acting, name, category, rule)),
  );
  const reads = Object.entries(readRules).flatMap(([resource, rule]) => {
    // Whatever their roles, people read their own record and account.
    const self = resource.startsWith('person') || resource === 'account';
    return rulesOf(acting, READ, resource, { ...rule, self });
  });
  return [...commands, ...reads];
}

function rulesOf(acting: ActingAccount, action: string, what: string, rule: CommandRule) {
  return conditionsOf(acting, rule).map((conditions) =>
    Object.keys(conditions).length === 0 ? { action, subject: what } : { action, subject: what, conditions },
  );
}

function conditionsOf({ person, grants, limited }: ActingAccount, rule: CommandRule): Conditions[] {
  if (rule.everybody === true && person !== null) return [{}];
  const granted = grants
    .filter(({ role }) => rule.roles.includes(role))
    .flatMap((grant) => grantConditions(grant, rule));
  if (person === null) return granted;
  return [
    ...granted,
    ...(rule.self === true ? [{ person }] : []),
    ...(rule.roles.includes('coordinator') && limited !== true ? [{ coordinator: person }] : []),
  ];
}

/** Whatever a grant's scope names must match: a manager of one cluster manages that one only. */
function grantConditions({ role, scope }: RoleGrant, rule: CommandRule): Conditions[] {
  const reach = reachOf[role];
  const { region, cluster, agreement } = scope;
  const side = rule.ownSide === true ? sideOf[role] : undefined;
  const own = side === undefined ? {} : { side };
  if (reach === 'fact') return [];
  if (rule.anywhere === true) return [own];
  if (reach === 'cluster' && cluster === undefined && !(rule.regional === true && region)) return [];
  if (reach === 'agreement' && agreement === undefined) return [];
  return [
    {
      ...own,
      ...(region !== undefined && { within: region }),
      ...(cluster !== undefined && { cluster }),
      ...(agreement !== undefined && { agreements: agreement }),
    },
  ];
}

/** Which side of an agreement a role speaks for. */
const sideOf: Partial<Record<RoleGrant['role'], 'cluster' | 'partner'>> = {
  'fkak-rep': 'cluster',
  lpt: 'partner',
  pke: 'partner',
};

/** @returns whether a role may act where only parties act for their own side */
export const speaksFor = (role: RoleGrant['role'], { side }: Target): boolean =>
  sideOf[role] === undefined || sideOf[role] === side;

function factsOf({ region, agreement, agreements = [], ...rest }: Target): Facts[] {
  const { cluster, coordinator, side, person } = rest;
  const all = [...agreements, ...(agreement === undefined ? [] : [agreement])];
  const facts = { agreements: all, cluster, coordinator, side, person };
  if (region === undefined) return [{ ...facts, within: [] }];
  return [region].flat().map((code) => ({ ...facts, within: codesAbove(code) }));
}

/** @param code `33.10` @returns it and the codes above it: `33`, `33.10` */
function codesAbove(code: string): string[] {
  const parts = code.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}
