import { randomUUID } from 'node:crypto';
import type { CommandService, InternalCommand, StateLoader } from '@app/application';
import type { Notice, ObligationState } from '@app/programme';
import type { Delivery } from '../agenda/delivery.js';
import type { DeliveryTable } from '../agenda/delivery-table.js';
import type { AnswerLinks, AnswerRef } from './answer-links.js';

export interface AnswerParts {
  readonly deliveries: DeliveryTable;
  readonly loader: StateLoader;
  readonly commands: Pick<CommandService, 'executeInternal'>;
  /** null where messages bear no links. */
  readonly links: AnswerLinks | null;
}

/** What a link leads to. */
export interface AskedAnswer {
  readonly what: AnswerRef['what'];
  readonly notice: Notice;
  /** The message told several notices: the answer is for all, and to be rid of it means of the whole channel. */
  readonly digest: boolean;
  /** It was answered so before. */
  readonly done: boolean;
}

/** One notice of a message, with its stream. */
interface Told {
  readonly delivery: Delivery;
  readonly state: ObligationState;
  readonly notice: Notice;
}

interface Found {
  readonly ref: AnswerRef;
  /** The one that the link names, then the others of its digest. */
  readonly told: readonly [Told, ...Told[]];
}

/** Takes what the holders of messages say by their links. The link speaks for the person whom the message went to. */
export class AnswerDesk {
  constructor(private readonly parts: AnswerParts) {}

  /** Changes nothing: mail programs open links by themselves. @returns null for a link that leads nowhere */
  async look(token: string): Promise<AskedAnswer | null> {
    const found = await this.find(token);
    if (found === null) return null;
    return asked(found, found.ref.what === 'acknowledge' && found.told.every(isAcknowledged));
  }

  /** Repeating it is harmless. @returns null for a link that leads nowhere */
  async answer(token: string): Promise<AskedAnswer | null> {
    const found = await this.find(token);
    if (found === null) return null;
    if (found.ref.what === 'unsubscribe') await this.unsubscribe(found);
    else for (const each of found.told) await this.acknowledge(each);
    return asked(found, true);
  }

  private async find(token: string): Promise<Found | null> {
    const ref = this.parts.links?.read(token) ?? null;
    if (ref === null) return null;
    const together = await this.parts.deliveries.together(ref.message, ref.channel);
    const all = (await Promise.all(together.map((delivery) => this.told(delivery)))).filter(
      (each) => each !== null,
    );
    const first = all.find(({ delivery }) => delivery.message === ref.message);
    return first === undefined ? null : { ref, told: [first, ...all.filter((each) => each !== first)] };
  }

  private async told(delivery: Delivery): Promise<Told | null> {
    const state = (await this.parts.loader.obligation(delivery.obligation))?.state;
    const notice = state?.notices[delivery.rung]?.notice;
    return state === undefined || notice === undefined ? null : { delivery, state, notice };
  }

  private acknowledge({ delivery: { obligation, rung, person } }: Told): Promise<void> {
    return this.give({
      category: 'obligation',
      stream: obligation,
      command: { type: 'acknowledge-notice', data: { rung } },
      account: 'link',
      person,
    });
  }

  /** Of a digest the channel, of a single notice its kind; what is mandatory stays. */
  private unsubscribe({ ref: { channel }, told: [{ delivery }] }: Found): Promise<void> {
    const { person, digest, kind } = delivery;
    return this.give({
      category: 'person',
      stream: person,
      command: { type: 'unsubscribe', data: digest ? { channel } : { kind } },
      account: 'link',
      person,
    });
  }

  /**
   * Each press is a command of its own: whoever subscribed again since is taken at their word. The deciders say
   * nothing twice; refused means that there is nothing to say any more.
   */
  private async give(command: Omit<InternalCommand, 'commandId'>): Promise<void> {
    for (let tries = 1; ; tries++) {
      const result = await this.parts.commands.executeInternal({ ...command, commandId: randomUUID() });
      if (result.ok || result.kind === 'refused') return;
      // Two presses at once, or a fact recorded in between.
      if (result.kind !== 'conflict' || tries === 5)
        throw new Error(`a link's command was answered ${result.kind}`);
    }
  }
}

const isAcknowledged = ({ delivery: { rung, person }, state }: Told): boolean =>
  state.notices[rung]!.acknowledged.some((each) => each.person === person);

const asked = ({ ref: { what }, told: [{ notice, delivery }] }: Found, done: boolean): AskedAnswer => ({
  ...{ what, notice, done },
  digest: delivery.digest,
});
