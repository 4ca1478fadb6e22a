import { accept, type Decider, refuse } from '../decider.js';
import type { DomainEvent } from '../event.js';
import { refusal } from '../refusal.js';
import { given } from './given.js';

type Opened = DomainEvent<'Opened', { by: string }>;
interface Door {
  readonly open: boolean;
}

const door: Decider<Door, 'open', Opened> = {
  category: 'door',
  initial: () => ({ open: false }),
  evolve: (state) => {
    if (state.open) throw new Error('opened twice');
    return { open: true };
  },
  decide: (_command, state, context) =>
    state.open
      ? refuse(refusal('already-open', { id: 'Sudah terbuka', en: 'Already open' }))
      : accept([opened(context.actor.account)]),
};

const opened = (by: string): Opened => ({ type: 'Opened', schema: 1, data: { by } });

describe('given/when/then', () => {
  it('passes for the events that were decided and answers the state after them', () => {
    const actor = { account: 'ana', person: null };
    expect(
      given(door)
        .when('open', { actor })
        .then([opened('ana')]),
    ).toEqual({ open: true });
  });

  it('fails for other events', () => {
    expect(() =>
      given(door)
        .when('open')
        .then([opened('somebody else')]),
    ).toThrow();
  });

  it('passes for the refusal that was decided', () => {
    given(door, [opened('ana')])
      .when('open')
      .thenRefused('already-open', ['already-open']);
  });

  it.each([
    ['another refusal', 'locked', undefined],
    ['another reason', 'already-open', ['jammed']],
  ])('fails for %s', (_name, code, reasons) => {
    expect(() =>
      given(door, [opened('ana')])
        .when('open')
        .thenRefused(code, reasons),
    ).toThrow();
  });

  it('fails for a refusal where events were decided', () => {
    expect(() => given(door).when('open').thenRefused('already-open')).toThrow();
  });

  it('takes entries that hold several events and refuses a history that the lifecycle cannot accept', () => {
    expect(() => given(door, [{ events: [opened('ana'), opened('ben')] }])).toThrow('opened twice');
  });
});
