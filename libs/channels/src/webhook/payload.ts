import type { OutgoingMessage } from '../channel.js';

/** What a webhook's receiver gets. It names no person and no address of one. */
export interface WebhookPayload {
  readonly type: 'notice' | 'digest';
  /** ISO 8601 instant of the attempt. */
  readonly timestamp: string;
  readonly data: {
    /** The reader's day, YYYY-MM-DD. */
    readonly day: string;
    readonly synthetic: boolean;
    readonly acknowledgeUrl: string | null;
    readonly notices: OutgoingMessage['notices'];
  };
}

/** @returns the body, field by field, so that nothing new in a message leaves by accident */
export function payloadOf(message: OutgoingMessage, at: Date): WebhookPayload {
  return {
    type: message.digest ? 'digest' : 'notice',
    timestamp: at.toISOString(),
    data: {
      day: message.day,
      synthetic: message.synthetic,
      acknowledgeUrl: message.acknowledgeUrl,
      notices: message.notices.map(({ key, rung, kind, due, mandatory, title, why, place, owner, url }) => ({
        ...{ key, rung, kind, due, mandatory, title, why, place, owner, url },
      })),
    },
  };
}
