import type { StateLoader } from '@app/application';
import type { NoticeChannel } from '@app/contracts';
import { type Notice, personDecider, type PersonState, wishFor } from '@app/programme';
import type { RoleHolder } from '@app/read-models';
import { placeOf, recipientsOf } from '../notify/recipients.js';
import { addressOn } from '../notify/ways.js';

export interface ReachParts {
  readonly holders: readonly RoleHolder[];
  readonly loader: Pick<StateLoader, 'known'>;
  /** Channels that the installation has, the inbox among them. */
  readonly channels: readonly NoticeChannel[];
}

/** Whether a notice would reach anybody, by roles, addresses and wishes as they are now. */
export class Reach {
  private readonly inboxes: ReadonlySet<string>;
  private readonly people = new Map<string, PersonState | null>();
  private readonly unknown = new Set<string>();

  constructor(private readonly parts: ReachParts) {
    this.inboxes = new Set(parts.holders.map(({ person }) => person));
  }

  /** Somebody who was not looked up yet is taken to be reached, and looked up by `learn`. */
  of(notice: Notice): boolean {
    return recipientsOf(notice.to, placeOf(notice), this.parts.holders).some((person) =>
      this.reaches(person, notice),
    );
  }

  /** Looks up who was asked about. @returns whether there was anybody: what was answered so far may be wrong */
  async learn(): Promise<boolean> {
    const asked = [...this.unknown];
    this.unknown.clear();
    for (const person of asked) {
      const known = await this.parts.loader.known(personDecider, person);
      this.people.set(person, known?.state ?? null);
    }
    return asked.length > 0;
  }

  private reaches(person: string, { kind, rung, mandatory }: Notice): boolean {
    if (this.inboxes.has(person)) return true;
    const state = this.people.get(person);
    if (state === undefined) this.unknown.add(person);
    if (state === undefined || state === null) return state === undefined;
    return this.parts.channels.some(
      (channel) =>
        addressOn(channel, state) !== null &&
        wishFor(state.preferences, { channel, kind, rung, mandatory }) !== 'off',
    );
  }
}
