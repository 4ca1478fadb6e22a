export type { Channel, HandOverFailure, HandOverResult, NoticeText, OutgoingMessage } from './channel.js';
export { isEmailAddress, type Mailbox, mailboxOf } from './email/address.js';
export { emailChannel, type EmailConfig } from './email/email-channel.js';
export { type EmailLimits } from './email/limits.js';
