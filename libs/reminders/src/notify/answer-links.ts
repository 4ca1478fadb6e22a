import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type NoticeChannel, noticeChannels } from '@app/contracts';
import { parse, stringify } from 'uuid';
import type { Links } from './message.js';

/** What the holder of a message may say by its link. */
export const answers = ['acknowledge', 'unsubscribe'] as const;
export type Answer = (typeof answers)[number];

/** What a link stands for. */
export interface AnswerRef {
  readonly message: string;
  readonly channel: NoticeChannel;
  readonly what: Answer;
}

const UUID_BYTES = 16;
const MAC_BYTES = 16;

/**
 * Links by which whoever holds a message answers it without signing in. The token names the message and its channel
 * and nothing personal; only who knows the installation's secret can make one.
 */
export class AnswerLinks implements Links {
  private readonly key: Buffer;

  /**
   * @param base public address, without a slash at its end
   * @param secret of the installation, 32 bytes; the key is derived from it (RFC 5869)
   */
  constructor(
    private readonly base: string,
    secret: Buffer,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'rumpun answer links', 32));
  }

  answer(message: string, channel: NoticeChannel, what: Answer): string {
    return `${this.base}/api/v1/notice-answers/${this.tokenOf({ message, channel, what })}`;
  }

  /** @returns null for what this installation never made */
  read(token: string): AnswerRef | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== UUID_BYTES + 2 + MAC_BYTES || bytes.toString('base64url') !== token) return null;
    const body = bytes.subarray(0, UUID_BYTES + 2);
    if (!timingSafeEqual(this.mac(body), bytes.subarray(UUID_BYTES + 2))) return null;
    return {
      message: stringify(body.subarray(0, UUID_BYTES)),
      channel: noticeChannels.codes[body[UUID_BYTES]!]!,
      what: answers[body[UUID_BYTES + 1]!]!,
    };
  }

  private tokenOf({ message, channel, what }: AnswerRef): string {
    const place = [noticeChannels.codes.indexOf(channel), answers.indexOf(what)];
    const body = Buffer.concat([parse(message), Buffer.from(place)]);
    return Buffer.concat([body, this.mac(body)]).toString('base64url');
  }

  private mac(body: Buffer): Buffer {
    return createHmac('sha256', this.key).update(body).digest().subarray(0, MAC_BYTES);
  }
}
