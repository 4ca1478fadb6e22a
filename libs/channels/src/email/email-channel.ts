import { PassThrough } from 'node:stream';
import type { SMTPPoolOptions, SMTPPoolSentMessageInfo, SendMailOptions, Transporter } from 'nodemailer';
import type { Channel, HandOverResult, OutgoingMessage } from '../channel.js';
import { timeLimit } from '../time-limit.js';
import { isEmailAddress, type Mailbox } from './address.js';
import { compose } from './compose.js';
import { EMAIL_LIMITS, type EmailLimits } from './limits.js';
import { addressUnfit, smtpFailure, type SmtpError } from './smtp-failure.js';
import { smtpOptions } from './smtp-options.js';

export interface EmailConfig {
  /** `smtp://…` or `smtps://…`; see smtpOptions. */
  readonly smtpUrl: string;
  readonly from: Mailbox;
  readonly limits?: Partial<EmailLimits>;
}

type Mailer = Transporter<SMTPPoolSentMessageInfo, SMTPPoolOptions>;

/** How far a message got. It travels with the mail, for two attempts at one message id may overlap. */
interface Progress {
  sent: boolean;
}
type TrackedMail = SendMailOptions & { readonly progress: Progress };

async function openMailer(config: EmailConfig, limits: EmailLimits): Promise<Mailer> {
  const { createTransport } = await import('nodemailer');
  const mailer: Mailer = createTransport(smtpOptions(config.smtpUrl, limits));
  // An idle connection may fail with nobody waiting; an unheard 'error' would end the process.
  mailer.on('error', () => undefined);
  mailer.use('stream', (mail, done) => {
    const { progress } = mail.data as unknown as TrackedMail;
    mail.message.processFunc((body) => {
      const watched = new PassThrough();
      body.once('error', (error) => watched.destroy(error));
      // Emitted once the connection has taken the last byte; what follows is the full stop alone.
      watched.once('end', () => (progress.sent = true));
      return body.pipe(watched);
    });
    done();
  });
  return mailer;
}

/**
 * E-mail over SMTP (RFC 5321). No attempt is repeated here.
 *
 * Exactly once is not possible: where the connection breaks after the message was sent and before the server's
 * answer (RFC 1047), the server may have taken it. The result is then `outcome-unknown`, and whoever tries again may
 * cause a second copy. Both carry the same Message-ID, so a receiver that knows the first drops the second; many
 * mail stores and readers do so by themselves.
 *
 * nodemailer is loaded with the first message.
 */
export function emailChannel(config: EmailConfig): Channel {
  const limits = { ...EMAIL_LIMITS, ...config.limits };
  let opened: Promise<Mailer> | null = null;

  async function send(message: OutgoingMessage, signal?: AbortSignal): Promise<HandOverResult> {
    if (!isEmailAddress(message.address)) return addressUnfit();
    const mail = compose(message, config.from);
    const mailer = await (opened ??= openMailer(config, limits));
    const progress: Progress = { sent: false };
    const limit = timeLimit(limits.totalMs, signal);
    const tracked: TrackedMail = { ...mail, progress, signal: limit.signal };
    try {
      await mailer.sendMail(tracked);
      return { status: 'handed-over' };
    } catch (error) {
      return smtpFailure(error as SmtpError, progress.sent);
    } finally {
      limit.end();
    }
  }

  return {
    channel: 'email',
    send,
    close: async () => {
      const mailer = await opened;
      mailer?.close();
    },
  };
}
