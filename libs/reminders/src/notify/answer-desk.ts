import type { CommandService, ExecuteResult, StateLoader } from '@app/application';
import type { Notice, ObligationState } from '@app/programme';
import { v5 as uuidv5 } from 'uuid';
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
  /** The message told several notices: to be rid of it means of the whole channel. */
  readonly digest: boolean;
  /** It was answered so before. */
  readonly done: boolean;
}

/** Namespace of the command ids of this file; never changed. */
const NAMESPACE = 'c8e7d6f5-a4b3-5c21-9d8e-7f6a5b4c3d99';

interface Found {
  readonly ref: AnswerRef;
  readonly delivery: Delivery;
  readonly state: ObligationState;
  readonly notice: Notice;
}

/** Takes what the holders of messages say by their links. The link speaks for the person whom the message went to. */
export class AnswerDesk {
  constructor(private readonly parts: AnswerParts) {}

  /** Changes nothing: mail programs open links by themselves. @returns null for a link that leads nowhere */
  async look(token: string): Promise<AskedAnswer | null> {
    const found = await this.find(token);
    if (found === null) return null;
    const { ref, delivery, state, notice } = found;
    const acknowledged = state.notices[delivery.rung]!.acknowledged;
    const done = ref.what === 'acknowledge' && acknowledged.some(({ person }) => person === delivery.person);
    return { what: ref.what, notice, digest: delivery.digest, done };
  }

  /** Repeating it is harmless. @returns null for a link that leads nowhere */
  async answer(token: string): Promise<AskedAnswer | null> {
    const found = await this.find(token);
    if (found === null) return null;
    const result =
      found.ref.what === 'acknowledge' ? await this.acknowledge(found) : await this.unsubscribe(found);
    if (!result.ok && result.kind !== 'refused')
      throw new Error(`a link's command was answered ${result.kind}`);
    return { what: found.ref.what, notice: found.notice, digest: found.delivery.digest, done: true };
  }

  private async find(token: string): Promise<Found | null> {
    const ref = this.parts.links?.read(token) ?? null;
    const delivery = ref === null ? null : await this.parts.deliveries.find(ref.message, ref.channel);
    if (ref === null || delivery === null) return null;
    const state = (await this.parts.loader.obligation(delivery.obligation))?.state;
    const notice = state?.notices[delivery.rung]?.notice;
    return state === undefined || notice === undefined ? null : { ref, delivery, state, notice };
  }

  private acknowledge({ delivery }: Found): Promise<ExecuteResult> {
    const { obligation, rung, person, message } = delivery;
    return this.parts.commands.executeInternal({
      category: 'obligation',
      stream: obligation,
      command: { type: 'acknowledge-notice', data: { rung } },
      commandId: uuidv5(`acknowledge|${message}`, NAMESPACE),
      account: 'link',
      person,
    });
  }

  /** Of a digest the channel, of a single notice its kind; what is mandatory stays. */
  private unsubscribe({ ref, delivery }: Found): Promise<ExecuteResult> {
    const { person, digest, kind, message, channel } = delivery;
    return this.parts.commands.executeInternal({
      category: 'person',
      stream: person,
      command: { type: 'unsubscribe', data: digest ? { channel: ref.channel } : { kind } },
      commandId: uuidv5(`unsubscribe|${message}|${channel}`, NAMESPACE),
      account: 'link',
      person,
    });
  }
}
