import type { Category, Role, RoleScope } from '@app/contracts';
import { catalogue, categories, roles } from '@app/contracts';
import type { ActingAccount, Target } from './acting.js';
import { allows, mayRead, readScope } from './permissions.js';
import { commandRules } from './rules.js';

const PERSON = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a01';
const CLUSTER = 'd6a5e7c4-0c53-4a0e-8f0a-2c9b7e6d5a20';
const AGREEMENT = '3e2f1d0c-9b8a-4765-9432-10fedcba9830';
const OTHER = '9c8b7a69-5847-4635-a241-30f1e2d3c4a0';
const HERE: Target = { region: '33.10', cluster: CLUSTER, agreement: AGREEMENT, coordinator: OTHER };

const holding = (role: Role, scope: RoleScope = {}, person: string | null = PERSON): ActingAccount => ({
  account: OTHER,
  person,
  grants: [{ grant: OTHER, role, scope }],
});
const may = (acting: ActingAccount, category: Category, command: string, target: Target = HERE) =>
  allows(acting, category, command, target).ok;

describe('the table', () => {
  test.each(categories)('has a rule for every command of %s and no other', (category) => {
    const commands = catalogue[category].map(({ name }) => name).sort();
    expect(Object.keys(commandRules[category]).sort()).toEqual(commands);
  });

  test('refuses to judge a command that it does not know', () => {
    expect(() => allows(holding('admin'), 'forum', 'paint-forum', HERE)).toThrow('no permission rule');
  });
});

describe('region roles', () => {
  test.each([
    ['33.10', true],
    ['33', true],
    ['33.1', false],
    ['33.18', false],
    ['33.10.01', false],
  ])('a manager of %s enrols a cluster in 33.10: %s', (region, expected) => {
    expect(may(holding('manager', { region }), 'cluster', 'enrol-cluster')).toBe(expected);
  });

  test('a scope without region holds everywhere', () => {
    expect(may(holding('manager'), 'cluster', 'enrol-cluster')).toBe(true);
  });

  test('a manager of one cluster manages no other', () => {
    expect(may(holding('manager', { cluster: OTHER }), 'cluster', 'submit-step')).toBe(false);
  });

  test('a regional role covers nothing whose region is unknown', () => {
    expect(may(holding('manager', { region: '33.10' }), 'cluster', 'submit-step', {})).toBe(false);
  });

  test.each([
    [['33.10', '33.10.05'], true],
    [['33.10', '33.18'], false],
    [[''], false],
  ])('an administrator of 33.10 opens an account with roles in %j: %s', (region, expected) => {
    expect(may(holding('admin', { region: '33.10' }), 'account', 'open-account', { region })).toBe(expected);
  });

  test('an administrator of two regions opens an account with roles in both', () => {
    const grants = ['33.10', '33.18'].map((region) => ({
      grant: OTHER,
      role: 'admin' as const,
      scope: { region },
    }));
    const acting: ActingAccount = { account: OTHER, person: PERSON, grants };
    const opens = (region: string[]) => may(acting, 'account', 'open-account', { region });
    expect([opens(['33.10', '33.18.02']), opens(['33.10', '33.11'])]).toEqual([true, false]);
  });

  test('a role for people needs no place', () => {
    expect(may(holding('manager', { region: '33.10' }), 'person', 'register-person', {})).toBe(true);
  });
});

describe('roles of one cluster or agreement', () => {
  test.each([
    [{ cluster: CLUSTER }, true],
    [{ cluster: OTHER }, false],
    [{ region: '33.10' }, false],
    [{}, false],
    [{ cluster: CLUSTER, region: '33.18' }, false],
  ])('an FKAK representative with %j lists a sub-group: %s', (scope, expected) => {
    expect(may(holding('fkak-rep', scope), 'cluster', 'list-subgroup')).toBe(expected);
  });

  test.each([
    [{ agreement: AGREEMENT }, true],
    [{ agreement: OTHER }, false],
    [{}, false],
  ])('a partner with %j submits a deliverable: %s', (scope, expected) => {
    expect(may(holding('lpt', scope), 'agreement', 'submit-deliverable')).toBe(expected);
  });

  test.each([
    ['fkak-rep', 'cluster', true],
    ['fkak-rep', 'partner', false],
    ['lpt', 'partner', true],
    ['pke', 'partner', true],
    ['lpt', 'cluster', false],
    ['manager', 'cluster', false],
  ] as const)('%s confirms an agreement for the side %s: %s', (role, side, expected) => {
    const scope =
      role === 'fkak-rep' ? { cluster: CLUSTER } : role === 'manager' ? {} : { agreement: AGREEMENT };
    expect(may(holding(role, scope), 'agreement', 'confirm-agreement', { ...HERE, side })).toBe(expected);
  });
});

describe('reports of a region', () => {
  const region: Target = { region: '33.10' };

  test.each([
    ['manager', { region: '33' }, 'publish-claim', region, true],
    ['enumerator', { region: '33' }, 'enter-claim', region, true],
    ['enumerator', { region: '33.18' }, 'enter-claim', region, false],
    ['enumerator', { region: '33', cluster: CLUSTER }, 'revise-claim', region, false],
    ['enumerator', { cluster: CLUSTER }, 'enter-claim', region, false],
    ['enumerator', {}, 'enter-claim', region, false],
    ['enumerator', { region: '33' }, 'publish-claim', region, false],
    ['auditor', { region: '33' }, 'enter-claim', region, false],
    ['manager', { region: '33' }, 'enter-claim', {}, false],
    ['manager', {}, 'enter-claim', {}, true],
  ] as const)('%s with %j gives %s on %j: %s', (role, scope, command, target, expected) => {
    expect(may(holding(role, scope), 'claim', command, target)).toBe(expected);
  });

  test('an enumerator of a region lists its reports, and still no cluster', () => {
    const acting = holding('enumerator', { region: '33.10' });
    expect(readScope(acting, 'claim').regions).toEqual(['33.10']);
    expect(readScope(acting, 'survey').regions).toEqual([]);
    expect(mayRead(acting, 'claim', region).ok).toBe(true);
    expect(mayRead(acting, 'survey', HERE).ok).toBe(false);
  });
});

describe('what surveys found', () => {
  test.each([
    ['admin', { region: '33' }, true, true],
    ['auditor', { region: '33' }, true, true],
    ['manager', { region: '33.10' }, true, true],
    ['monitor', {}, true, true],
    ['fpk-member', { region: '33.10' }, true, false],
    ['enumerator', { cluster: CLUSTER }, true, true],
    ['fkak-rep', { cluster: CLUSTER }, true, false],
    ['institution', { cluster: CLUSTER }, true, false],
    ['lpt', { agreement: AGREEMENT }, true, false],
    ['pke', { agreement: AGREEMENT }, true, false],
    ['manager', { region: '33.18' }, false, false],
    ['auditor', { region: '33.1' }, false, false],
    ['enumerator', { cluster: OTHER }, false, false],
    ['enumerator', { region: '33.10' }, false, false],
    ['fkak-rep', { cluster: OTHER }, false, false],
    ['institution', { region: '33.10' }, false, false],
    ['lpt', { agreement: OTHER }, false, false],
  ] as const)('%s with %j reads the report: %s, single answers: %s', (role, scope, report, response) => {
    const acting = holding(role, scope);
    expect([mayRead(acting, 'report', HERE).ok, mayRead(acting, 'response', HERE).ok]).toEqual([
      report,
      response,
    ]);
  });

  test('is read by the coordinator of the forum in charge, and single answers are not', () => {
    const acting: ActingAccount = { account: OTHER, person: PERSON, grants: [] };
    const target = { ...HERE, coordinator: PERSON };
    expect(mayRead(acting, 'report', target).ok).toBe(true);
    expect(mayRead(acting, 'response', target).ok).toBe(false);
  });
});

describe('the coordinator', () => {
  const approve = (acting: ActingAccount, coordinator: string | null) =>
    may(acting, 'cluster', 'approve-step', { ...HERE, coordinator });

  test('is whoever the forum recorded', () => {
    expect(approve({ account: OTHER, person: PERSON, grants: [] }, PERSON)).toBe(true);
  });

  test('is nobody else, not even with the role granted by name', () => {
    expect(approve(holding('coordinator'), OTHER)).toBe(false);
  });

  test('is not an account without person on a forum without coordinator', () => {
    expect(approve({ account: OTHER, person: null, grants: [] }, null)).toBe(false);
  });
});

describe('the answer', () => {
  test('names the role needed, in both languages', () => {
    const answer = allows(holding('manager', { region: '33' }), 'cluster', 'approve-step', HERE);
    expect(answer).toEqual({
      ok: false,
      reasons: [
        {
          code: 'role-needed',
          text: {
            id: 'Diperlukan peran: koordinator FPK dari forum itu.',
            en: 'A role is needed: forum coordinator of that forum.',
          },
          params: { roles: ['coordinator'], region: '33.10' },
        },
      ],
    });
  });

  test('tells a role held elsewhere from a role not held', () => {
    const codes = [holding('manager', { region: '33.18' }), holding('auditor')].map((acting) => {
      const answer = allows(acting, 'cluster', 'submit-step', HERE);
      return answer.ok ? [] : answer.reasons.map(({ code }) => code);
    });
    expect(codes).toEqual([['role-needed', 'outside-scope'], ['role-needed']]);
  });

  test('is yes to the operator for every command', () => {
    const operator: ActingAccount = { account: 'operator', person: null, grants: [], operator: true };
    const refused = categories.flatMap((category) =>
      catalogue[category].filter(({ name }) => !may(operator, category, name, {})),
    );
    expect(refused).toEqual([]);
  });

  test('is no to an account without grants for every command but to say that a notice arrived', () => {
    const nobody: ActingAccount = { account: OTHER, person: PERSON, grants: [] };
    const grantedTo = (acting: ActingAccount) =>
      categories.flatMap((category) =>
        catalogue[category].filter(({ name }) => may(acting, category, name)).map(({ name }) => name),
      );
    expect(grantedTo(nobody)).toEqual(['acknowledge-notice']);
    expect(grantedTo({ ...nobody, person: null })).toEqual([]);
  });
});

describe('what a person wishes of notices', () => {
  const nobody: ActingAccount = { account: OTHER, person: PERSON, grants: [] };
  const wishes = catalogue.person.map(({ name }) => name).filter((name) => !/-person$/.test(name));
  const given = (acting: ActingAccount, person: string) =>
    wishes.filter((name) => may(acting, 'person', name, { person }));

  test('is theirs to say, whatever their roles, and an administrator’s', () => {
    expect(wishes).toHaveLength(6);
    expect(given(nobody, PERSON)).toEqual(wishes);
    expect(given(holding('admin', { region: '33' }), OTHER)).toEqual(wishes);
  });

  test('is nobody else’s', () => {
    expect(given(nobody, OTHER)).toEqual([]);
    expect(given(holding('manager'), OTHER)).toEqual([]);
    expect(given({ ...nobody, person: null }, OTHER)).toEqual([]);
  });

  test('is refused with the role needed, or to be that person', () => {
    const answer = allows(nobody, 'person', 'set-webhook', { person: OTHER });
    expect(answer.ok ? [] : answer.reasons.map(({ text }) => text.en)).toEqual([
      'A role is needed: administrator; or to be that person.',
    ]);
  });
});

describe('reading', () => {
  test.each([
    ['auditor', { region: '33' }, 'agreement', true],
    ['monitor', { region: '33.18' }, 'cycle', false],
    ['fkak-rep', { cluster: CLUSTER }, 'cluster', true],
    ['fkak-rep', { cluster: CLUSTER }, 'forum', false],
    ['lpt', { agreement: AGREEMENT }, 'agreement', true],
    ['lpt', { agreement: AGREEMENT }, 'cycle', false],
    ['lpt', { agreement: OTHER }, 'agreement', false],
    ['enumerator', { cluster: CLUSTER }, 'cluster', false],
  ] as const)('%s with %j reads the %s: %s', (role, scope, resource, expected) => {
    expect(mayRead(holding(role, scope), resource, HERE).ok).toBe(expected);
  });

  test('a partner reads the cluster of its own agreement', () => {
    const target: Target = { region: '33.10', cluster: CLUSTER, agreements: [OTHER, AGREEMENT] };
    expect(mayRead(holding('pke', { agreement: AGREEMENT }), 'cluster', target).ok).toBe(true);
  });

  test('names are for overseers, and everyone sees their own', () => {
    const seen = [
      holding('auditor'),
      holding('lpt', { agreement: AGREEMENT }),
      holding('lpt', {}, OTHER),
    ].map((acting) => mayRead(acting, 'person-name', { person: OTHER }).ok);
    expect(seen).toEqual([true, false, true]);
  });

  test('a list is filtered by what the roles reach', () => {
    const acting: ActingAccount = {
      ...holding('manager', { region: '33.10' }),
      grants: [
        { grant: OTHER, role: 'manager', scope: { region: '33.10' } },
        { grant: OTHER, role: 'fkak-rep', scope: { cluster: CLUSTER } },
        { grant: OTHER, role: 'lpt', scope: { agreement: AGREEMENT } },
        { grant: OTHER, role: 'monitor', scope: { cluster: OTHER } },
        { grant: OTHER, role: 'enumerator', scope: { cluster: PERSON } },
      ],
    };
    expect(readScope(acting, 'board')).toEqual({
      everywhere: false,
      regions: ['33.10'],
      clusters: [CLUSTER, OTHER],
      agreements: [AGREEMENT],
      person: PERSON,
    });
  });

  test.each(roles.codes)('the role %s reads no list outside its scope', (role) => {
    const scope = readScope(
      holding(role, { region: '33.10', cluster: CLUSTER, agreement: AGREEMENT }),
      'board',
    );
    expect(scope.everywhere).toBe(false);
  });
});
