import type { Channel, HandOverResult } from '../channel.js';
import { never } from '../failure.js';
import { phoneNumber } from './phone-number.js';
import { shortText } from './short-text.js';

/** A text message, ready to go. */
export interface ShortMessage {
  /** E.164: `+6281234567890`. */
  readonly to: string;
  /** At most SHORT_TEXT_MAX characters. */
  readonly text: string;
  /** The same for every attempt. */
  readonly messageId: string;
}

/** What a provider of SMS or WhatsApp has to offer. */
export interface SmsGateway {
  /** Hands one message over, once. Never rejects for what the other side does. */
  send(message: ShortMessage, signal?: AbortSignal): Promise<HandOverResult>;
  close(): Promise<void>;
}

/** SMS or WhatsApp through a gateway: numbers are made whole, texts are made short. */
export function gatewayChannel(gateway: SmsGateway): Channel {
  return {
    channel: 'gateway',
    send: async (message, signal) => {
      const number = phoneNumber(message.address);
      if (!number.ok) return never('address-refused', number.text);
      const { messageId } = message;
      return gateway.send({ to: number.number, text: shortText(message), messageId }, signal);
    },
    close: () => gateway.close(),
  };
}
