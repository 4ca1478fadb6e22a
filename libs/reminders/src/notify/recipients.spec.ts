import { ID, type Role, type RoleScope } from '@app/contracts';
import { recipientsOf } from './recipients.js';

const TARGET = { region: '33.10', cluster: ID.cluster, coordinator: null };
const holder = (person: string, ...grants: readonly (readonly [Role, RoleScope])[]) => ({
  account: `account of ${person}`,
  person,
  grants: grants.map(([role, scope], index) => ({ grant: `${person} ${index}`, role, scope })),
});
const to = (role: Role) => ({ role, person: null });

it('goes to the person who is named, whatever roles they hold', () => {
  expect(recipientsOf({ role: 'fkak-rep', person: 'wati' }, TARGET, [])).toEqual(['wati']);
});

it('goes to everybody who holds the role nearest to the place', () => {
  const holders = [
    holder('province', ['manager', { region: '33' }]),
    holder('one', ['manager', { region: '33.10' }]),
    holder('two', ['manager', { region: '33.10' }], ['manager', { region: '33' }]),
    holder('elsewhere', ['manager', { region: '33.18' }]),
    holder('auditor', ['auditor', { region: '33.10' }]),
  ];
  expect(recipientsOf(to('manager'), TARGET, holders)).toEqual(['one', 'two']);
});

it('goes to the province where the regency has nobody, and to the country last', () => {
  const country = holder('country', ['admin', {}]);
  const province = holder('province', ['admin', { region: '33' }]);
  expect(recipientsOf(to('admin'), TARGET, [country, province])).toEqual(['province']);
  expect(recipientsOf(to('admin'), TARGET, [country])).toEqual(['country']);
});

it('finds a party by its cluster or agreement alone', () => {
  const rep = holder('rep', ['fkak-rep', { cluster: ID.cluster }]);
  const other = holder('other', ['fkak-rep', { cluster: ID.forum }]);
  expect(recipientsOf(to('fkak-rep'), TARGET, [rep, other])).toEqual(['rep']);
  const lpt = holder('lpt', ['lpt', { agreement: ID.agreement }]);
  expect(recipientsOf(to('lpt'), TARGET, [lpt])).toEqual([]);
  expect(recipientsOf(to('lpt'), { ...TARGET, agreement: ID.agreement }, [lpt])).toEqual(['lpt']);
});

it('finds nobody for a coordinator whom the forum does not name', () => {
  expect(
    recipientsOf(to('coordinator'), TARGET, [holder('anybody', ['coordinator', { region: '33.10' }])]),
  ).toEqual([]);
});
