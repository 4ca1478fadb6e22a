import type { Socket } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { startSmtp, type TestSmtp } from '../testing/smtp.js';
import { aMessage } from '../testing/messages.js';
import { emailChannel } from './email-channel.js';
import { EMAIL_LIMITS } from './limits.js';
import { smtpOptions } from './smtp-options.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
async function serverOf(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const smtp = await startSmtp(options);
  closing.push(smtp.close);
  return smtp;
}
function channelTo(smtpUrl: string) {
  const channel = emailChannel({ smtpUrl, from: { name: null, address: 'rumpun@example.id' } });
  closing.push(channel.close);
  return channel;
}

describe('an SMTP address', () => {
  const read = (address: string) => smtpOptions(address, EMAIL_LIMITS);

  it('never lets a password leave this machine unprotected unless it says so', () => {
    expect(read('smtp://u:p@mail.example.id')).toMatchObject({ requireTLS: true, ignoreTLS: false });
    expect(read('smtp://mail.example.id')).toMatchObject({ requireTLS: false, ignoreTLS: false });
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      expect(read(`smtp://u:p@${host}`)).toMatchObject({ requireTLS: false });
    expect(read('smtp://u:p@mail.example.id?tls=optional')).toMatchObject({ requireTLS: false });
    expect(read('smtp://mail.example.id?tls=required')).toMatchObject({ requireTLS: true });
    expect(read('smtp://mail.example.id?tls=none')).toMatchObject({ ignoreTLS: true });
  });

  it('names host, port and login as they are', () => {
    expect(read('smtp://a%40b:p%2Fq@[::1]')).toMatchObject({
      ...{ host: '::1', port: 587, secure: false },
      auth: { user: 'a@b', pass: 'p/q' },
    });
    expect(read('smtps://mail.example.id')).toMatchObject({ port: 465, secure: true });
    expect(read('smtps://mail.example.id')).not.toHaveProperty('auth');
    expect(read('smtps://mail.example.id:2465')).toMatchObject({ port: 2465 });
  });
});

describe('TLS to the mail server', () => {
  // The server's own certificate is one that nobody vouches for.
  it.each(['smtp', 'smtps'])(
    'over %s refuses a certificate that nobody vouches for, unless told not to ask',
    async (scheme) => {
      const smtp = await serverOf({ secure: scheme === 'smtps', disabledCommands: [] });
      const url = smtp.url.replace('smtp:', `${scheme}:`);
      const result = await channelTo(url).send(aMessage());
      expect(result).toMatchObject({ code: 'unreachable', permanent: false });
      expect(JSON.stringify(result)).toContain('TLS');
      expect(smtp.mails).toEqual([]);
      expect(await channelTo(`${url}?verify=false`).send(aMessage())).toEqual({ status: 'handed-over' });
    },
  );

  it('where it is required, nothing goes to a server without it', async () => {
    const smtp = await serverOf();
    const result = await channelTo(`${smtp.url}?tls=required`).send(aMessage());
    expect(result).toMatchObject({ code: 'unreachable', permanent: false });
    expect(JSON.stringify(result)).toContain('STARTTLS');
    expect(smtp.mails).toEqual([]);
  });
});

describe('connections', () => {
  it('are kept and shared: many messages at once arrive, each once', async () => {
    let opened = 0;
    const smtp = await serverOf({ onConnect: (_session, done) => (opened++, done()) });
    const channel = channelTo(smtp.url);
    const ids = Array.from(
      { length: 40 },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    const results = await Promise.all(ids.map((messageId) => channel.send(aMessage({ messageId }))));
    expect(results.filter(({ status }) => status !== 'handed-over')).toEqual([]);
    expect(smtp.mails.map(({ messageId }) => messageId!.slice(1, 37)).sort()).toEqual(ids);
    expect(opened).toBeLessThanOrEqual(EMAIL_LIMITS.connections);
  });

  it('that the server dropped while idle are replaced, and the message arrives once', async () => {
    const smtp = await serverOf();
    const channel = channelTo(smtp.url);
    await channel.send(aMessage());
    const sockets = [...smtp.server.connections].map(
      (each) => (each as unknown as { _socket: Socket })._socket,
    );
    await Promise.all(
      sockets.map((socket) => new Promise((closed) => socket.once('close', closed).destroy())),
    );
    expect(await channel.send(aMessage())).toEqual({ status: 'handed-over' });
    expect(smtp.mails).toHaveLength(2);
  });
});
