import type { AccountCommand, PersonCommand } from '@app/contracts';
import { given, type Given, SPEC_CONTEXT } from '../../../eventsourcing/src/testing/given.js';
import { event } from '../shared/event-spec.js';
import { uid } from '../testing/world.js';
import { accountDecider } from './account.js';
import { definitionDecider } from './definition.js';
import { accountEvents, type AccountEvent, type DefinitionEvent, type PersonEvent } from './events.js';
import { personDecider } from './person.js';

const SUBJECT = SPEC_CONTEXT.stream;
const own = (value: string) => ({ subject: SUBJECT, value });

describe('a person', () => {
  const register = { type: 'register-person', data: { name: 'Sri (contoh)', phone: '0812' } } as const;
  const correct = (data: object) =>
    ({ type: 'correct-person', data: { reason: 'Salah ketik', ...data } }) as PersonCommand;
  const fact = (type: PersonEvent['type'], data: object) => event(type, data) as unknown as PersonEvent;
  const REGISTERED = fact('PersonRegistered', { name: own('Sri (contoh)'), phone: own('0812') });
  const when = (history: readonly PersonEvent[], command: PersonCommand) =>
    given(personDecider, history).when(command);

  it('is registered once, every value marked as their own', () => {
    const state = when([], register).then([REGISTERED]);
    expect(state).toMatchObject({
      registered: true,
      name: own('Sri (contoh)'),
      phone: own('0812'),
      email: null,
    });
    when([REGISTERED], register).thenRefused('register-person-refused', ['already-registered']);
  });

  it.each([
    ['name', 'Sri Wahyuni (contoh)'],
    ['phone', '0813'],
    ['email', 'sri@example.org'],
  ] as const)('has the %s corrected, and keeps the others', (field, value) => {
    const before = given(personDecider, [REGISTERED]).state;
    const state = when([REGISTERED], correct({ [field]: value })).then([
      fact('PersonCorrected', { [field]: own(value), reason: 'Salah ketik' }),
    ]);
    expect(state).toEqual({ ...before, [field]: own(value) });
  });

  it('is not corrected in nothing, nor before they are registered', () => {
    when([REGISTERED], correct({})).thenRefused('correct-person-refused', ['nothing-corrected']);
    when([], correct({ phone: '1' })).thenRefused('correct-person-refused', ['not-registered']);
    when([], correct({})).thenRefused('correct-person-refused', ['not-registered', 'nothing-corrected']);
  });

  it('keeps no name in the reason of a correction or anywhere outside the marked values', () => {
    const { decision } = when([REGISTERED], correct({ name: 'Rahasia', email: 'r@example.org' }));
    if (!decision.ok) throw new Error('refused');
    const { reason, ...marked } = decision.events[0]!.data as Record<string, object>;
    expect(reason).toBe('Salah ketik');
    expect(Object.values(marked).map((value) => Object.keys(value))).toEqual([
      ['subject', 'value'],
      ['subject', 'value'],
    ]);
  });

  it('is folded with values that were erased', () => {
    const erased = fact('PersonCorrected', { name: { subject: SUBJECT, erased: true }, reason: 'x' });
    expect(given(personDecider, [REGISTERED, erased]).state.name).toEqual({ subject: SUBJECT, erased: true });
    expect(() => given(personDecider, [erased])).toThrow(/does not accept/);
    expect(() => given(personDecider, [REGISTERED, REGISTERED])).toThrow(/does not accept/);
  });
});

describe('an account', () => {
  const PASSWORD = 'kata-sandi-panjang-1';
  const role = (grant = 1, changes: object = {}) => ({
    grant: uid(grant),
    role: 'manager' as const,
    scope: { region: '33.10' },
    ...changes,
  });
  const open = (roles = [role()]) =>
    ({
      type: 'open-account',
      data: { person: uid(9), login: 'pengelola', password: PASSWORD, roles },
    }) as const;
  const fact = (type: AccountEvent['type'], data: object) => event(type, data) as unknown as AccountEvent;
  const OPENED = fact('AccountOpened', { person: uid(9), login: { subject: uid(9), value: 'pengelola' } });
  const opened = [OPENED, fact('RoleGranted', role())];
  const DISABLED = fact('AccountDisabled', { reason: 'Cuti' });
  const disabled = [...opened, DISABLED];
  const when = (history: readonly Given<AccountEvent>[], command: AccountCommand) =>
    given(accountDecider, history).when(command);
  const grant = (data: ReturnType<typeof role>) => ({ type: 'grant-role', data }) as const;
  const revoke = (id: number) =>
    ({ type: 'revoke-role', data: { grant: uid(id), reason: 'Pindah' } }) as const;
  const disable = { type: 'disable-account', data: { reason: 'Cuti' } } as const;
  const enable = { type: 'enable-account', data: { reason: 'Kembali' } } as const;

  it('is opened once, with its roles', () => {
    const two = open([role(), role(2, { role: 'auditor' })]);
    const state = when([], two).then([OPENED, ...two.data.roles.map((each) => fact('RoleGranted', each))]);
    expect(state.grants).toEqual(two.data.roles);
    when(opened, open()).thenRefused('open-account-refused', ['already-open']);
  });

  it('never has its password in an event, nor a place for one', () => {
    const { decision } = when([], open());
    expect(decision.ok).toBe(true);
    expect(JSON.stringify(decision)).not.toContain(PASSWORD);
    const { data } = OPENED;
    const { zod } = accountEvents[0];
    expect(zod.safeParse(data).success).toBe(true);
    expect(zod.safeParse({ ...data, password: PASSWORD }).success).toBe(false);
  });

  it.each([
    ['an id twice', [role(), role(1, { role: 'auditor' })], ['duplicate-id /roles/1/grant']],
    ['a role twice', [role(), role(2)], ['role-held /roles/1/role']],
    [
      'both',
      [role(), role(2, { role: 'auditor' }), role()],
      ['duplicate-id /roles/2/grant', 'role-held /roles/2/role'],
    ],
  ])('is not opened with %s', (_, roles, reasons) => {
    const { decision } = when([], open(roles));
    if (decision.ok) throw new Error('accepted');
    expect(decision.refusal.reasons.map(({ code, field }) => `${code} ${field}`)).toEqual(reasons);
  });

  it.each([
    ['another role', { role: 'auditor' }],
    ['another region', { scope: { region: '33.18' } }],
    ['a cluster', { scope: { region: '33.10', cluster: uid(5) } }],
    ['an agreement', { scope: { region: '33.10', agreement: uid(6) } }],
    ['no bounds', { scope: {} }],
  ])('is granted a role beside the one it holds: %s', (_, changes) => {
    const added = role(2, changes);
    expect(when(opened, grant(added)).then([fact('RoleGranted', added)]).grants).toEqual([role(), added]);
  });

  it('is not granted what it holds, nor by an id that was ever used', () => {
    when(opened, grant(role(2))).thenRefused('grant-role-refused', ['role-held']);
    when(opened, grant(role())).thenRefused('grant-role-refused', ['duplicate-id', 'role-held']);
    const revoked = [...opened, fact('RoleRevoked', revoke(1).data)];
    when(revoked, grant(role())).thenRefused('grant-role-refused', ['duplicate-id']);
    expect(when(revoked, grant(role(2))).decision.ok).toBe(true);
  });

  it('loses a role that it holds, once, and by its id', () => {
    expect(when(opened, revoke(1)).then([fact('RoleRevoked', revoke(1).data)]).grants).toEqual([]);
    when(opened, revoke(2)).thenRefused('revoke-role-refused', ['unknown-grant']);
    when([...opened, fact('RoleRevoked', revoke(1).data)], revoke(1)).thenRefused('revoke-role-refused', [
      'unknown-grant',
    ]);
  });

  it('is disabled and enabled in turn, and gets no role meanwhile', () => {
    expect(when(opened, disable).then([DISABLED]).disabled).toBe(true);
    when(disabled, disable).thenRefused('disable-account-refused', ['account-disabled']);
    when(opened, enable).thenRefused('enable-account-refused', ['account-enabled']);
    expect(when(disabled, enable).then([fact('AccountEnabled', enable.data)]).disabled).toBe(false);
    when(disabled, grant(role(2, { role: 'auditor' }))).thenRefused('grant-role-refused', [
      'account-disabled',
    ]);
    expect(when(disabled, revoke(1)).decision.ok).toBe(true);
  });

  it('is opened before anything else', () => {
    for (const command of [grant(role()), revoke(1), disable, enable]) {
      when([], command).thenRefused(`${command.type}-refused`, ['not-open']);
    }
  });

  it.each([
    ['a role before it', [fact('RoleGranted', role())]],
    ['two openings', [OPENED, OPENED]],
    ['a revocation of what is not held', [OPENED, fact('RoleRevoked', revoke(1).data)]],
    ['disabled twice', [OPENED, DISABLED, DISABLED]],
  ])('is corrupt with %s', (_, history: readonly AccountEvent[]) => {
    expect(() => given(accountDecider, history)).toThrow(/does not accept/);
  });
});

describe('publishing a definition', () => {
  const ref = { id: 'seven-steps', version: 1, hash: 'a'.repeat(64) };
  const publish = (hash = ref.hash) => ({ type: 'publish-definition', data: { ...ref, hash } }) as const;
  const PUBLISHED = event('DefinitionPublished', ref) as DefinitionEvent;

  it('is done once; again it is nothing to do', () => {
    expect(given(definitionDecider).when(publish()).then([PUBLISHED]).published).toEqual(ref);
    given(definitionDecider, [PUBLISHED]).when(publish()).thenNothing();
  });

  it('refuses another content under the same name', () => {
    const { decision } = given(definitionDecider, [PUBLISHED]).when(publish('b'.repeat(64)));
    expect(decision).toMatchObject({
      refusal: {
        code: 'publish-definition-refused',
        reasons: [{ code: 'definition-edited', field: '/hash', params: { published: ref.hash } }],
      },
    });
    expect(() => given(definitionDecider, [PUBLISHED, PUBLISHED])).toThrow(/does not accept/);
  });
});
