import type { CommandService, ExecuteResult } from '@app/application';
import type { NoticeFailure } from '@app/contracts';
import { v5 as uuidv5 } from 'uuid';
import type { ClaimedDelivery } from '../agenda/delivery.js';

/** Namespace of the command ids of this file; never changed. */
const NAMESPACE = 'd7c1b2a3-9e8f-5b46-a1d0-3e4f5a6b7c88';

/** Says to an obligation's stream what became of its notices: each fact once, however often it is said. */
export class Recorder {
  constructor(private readonly commands: Pick<CommandService, 'executeInternal'>) {}

  async handedOver({
    obligation,
    rung,
    channel,
    person,
    message,
    digestMessage,
  }: ClaimedDelivery): Promise<void> {
    await this.give(obligation, `handed|${message}|${channel}`, {
      type: 'hand-over-notice',
      data: { rung, channel, person, messageId: digestMessage ?? message },
    });
  }

  async failed(
    { obligation, rung, channel, person, message }: ClaimedDelivery,
    code: NoticeFailure,
    attempt: number,
  ): Promise<void> {
    await this.give(obligation, `failed|${message}|${channel}|${attempt}|${code}`, {
      type: 'fail-notice',
      data: { rung, channel, person, code, attempt },
    });
  }

  private async give(stream: string, cause: string, command: { type: string; data: unknown }): Promise<void> {
    const commandId = uuidv5(cause, NAMESPACE);
    for (let tries = 1; ; tries++) {
      const result: ExecuteResult = await this.commands.executeInternal({
        ...{ category: 'obligation', stream, command, commandId, account: 'sweep' },
      });
      // Refused: it was said before under another id (a retry by command counts attempts anew).
      if (result.ok || result.kind === 'refused' || result.kind === 'command-id-reused') return;
      if (result.kind !== 'conflict' || tries === 5) throw new Error(`the stream answered ${result.kind}`);
    }
  }
}
