import { readFile } from 'node:fs/promises';
import { type Bilingual, type NoticeChannel, text } from '@app/contracts';
import type { Channel } from './channel.js';
import { type Mailbox, mailboxOf } from './email/address.js';
import { emailChannel, type EmailConfig } from './email/email-channel.js';
import { gatewayChannel } from './gateway/gateway-channel.js';
import { type GatewayConfig, gatewayConfig } from './gateway/gateway-config.js';
import { httpGateway } from './gateway/http-gateway.js';
import { addressRules } from './http/address-rules.js';
import { webhookChannel, type WebhookConfig } from './webhook/webhook-channel.js';

/** Which ways out there are. Webhooks need no account, so there always is one. */
export interface ChannelsConfig {
  readonly email?: EmailConfig;
  readonly gateway?: GatewayConfig;
  readonly webhook: WebhookConfig;
}

/** The variables of the environment that are read here, checked for their form. */
export interface ChannelVariables {
  readonly SMTP_URL?: string;
  readonly MAIL_FROM?: string;
  readonly GATEWAY_CONFIG?: string;
  readonly WEBHOOK_ALLOW?: readonly string[];
}

const SENDER = text(
  'SMTP_URL memerlukan MAIL_FROM, misalnya Rumpun <rumpun@example.id>.',
  'SMTP_URL needs MAIL_FROM, e.g. Rumpun <rumpun@example.org>.',
);
const gatewayProblem = ({ id, en }: Bilingual): Bilingual =>
  text(`GATEWAY_CONFIG: ${id}`, `GATEWAY_CONFIG: ${en}`);
const UNREADABLE = text('berkas tidak dapat dibaca.', 'the file cannot be read.');
const NO_JSON = text('berkas bukan JSON yang sah.', 'the file is not valid JSON.');

type Read<T> = { ok: true; value: T } | { ok: false; problems: readonly Bilingual[] };
const bad = (...problems: Bilingual[]): { ok: false; problems: readonly Bilingual[] } => ({
  ok: false,
  problems,
});

/** Neither a parser's words nor a value are repeated: the file holds the gateway's key. */
async function readGateway(path: string | undefined): Promise<Read<GatewayConfig | undefined>> {
  if (path === undefined) return { ok: true, value: undefined };
  const file = await readFile(path, 'utf8').catch(() => null);
  if (file === null) return bad(gatewayProblem(UNREADABLE));
  let given: unknown;
  try {
    given = JSON.parse(file);
  } catch {
    return bad(gatewayProblem(NO_JSON));
  }
  const read = gatewayConfig(given);
  return read.ok ? { ok: true, value: read.config } : bad(...read.problems.map(gatewayProblem));
}

function readSender({ SMTP_URL, MAIL_FROM }: ChannelVariables): Read<EmailConfig | undefined> {
  if (SMTP_URL === undefined) return { ok: true, value: undefined };
  const from: Mailbox | null = MAIL_FROM === undefined ? null : mailboxOf(MAIL_FROM);
  return from === null ? bad(SENDER) : { ok: true, value: { smtpUrl: SMTP_URL, from } };
}

/**
 * Reads what the environment says of the ways out, and the gateway's file.
 * @returns the configuration, or every problem found, none of which repeats a secret
 */
export async function readChannelsConfig(
  variables: ChannelVariables,
): Promise<{ ok: true; config: ChannelsConfig } | { ok: false; problems: readonly Bilingual[] }> {
  const email = readSender(variables);
  const gateway = await readGateway(variables.GATEWAY_CONFIG);
  if (!email.ok || !gateway.ok)
    return bad(...[email, gateway].flatMap((read) => (read.ok ? [] : read.problems)));
  return {
    ok: true,
    config: {
      ...(email.value === undefined ? {} : { email: email.value }),
      ...(gateway.value === undefined ? {} : { gateway: gateway.value }),
      webhook: { rules: addressRules(variables.WEBHOOK_ALLOW) },
    },
  };
}

/** @returns the channels that are configured; connections are opened with the first message of each */
export function channelsOf(config: ChannelsConfig): Partial<Record<NoticeChannel, Channel>> {
  return {
    webhook: webhookChannel(config.webhook),
    ...(config.email === undefined ? {} : { email: emailChannel(config.email) }),
    ...(config.gateway === undefined ? {} : { gateway: gatewayChannel(httpGateway(config.gateway)) }),
  };
}
