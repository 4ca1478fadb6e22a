import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import type { Channel, OutgoingMessage } from '../channel.js';
import { aMessage, aNotice } from '../testing/messages.js';
import { startSmtp, type TestSmtp } from '../testing/smtp.js';
import { emailChannel } from './email-channel.js';
import type { EmailLimits } from './limits.js';

const FROM = { name: 'Rumpun Jawa Tengah', address: 'rumpun@dinas.example.id' };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function serverOf(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const smtp = await startSmtp(options);
  closing.push(smtp.close);
  return smtp;
}
function channelTo(smtpUrl: string, limits: Partial<EmailLimits> = {}): Channel {
  const channel = emailChannel({ smtpUrl, from: FROM, limits });
  closing.push(channel.close);
  return channel;
}
const refusal = (responseCode: number, said: string): Error =>
  Object.assign(new Error(said), { responseCode });

async function sent(message: OutgoingMessage) {
  const smtp = await serverOf();
  expect(await channelTo(smtp.url).send(message)).toEqual({ status: 'handed-over' });
  expect(smtp.mails).toHaveLength(1);
  return smtp.mails[0]!;
}

describe('an e-mail that arrives', () => {
  it('says in both languages what is due, when, where and why, with and without HTML', async () => {
    const mail = await sent(aMessage());
    expect(mail.subject).toMatch(/^Pengingat: Ajukan hasil.* \/ Reminder: Submit/);
    for (const body of [mail.text!, (mail.html as string).replace(/<title>.*<\/title>/, '')]) {
      const places = [
        'Yth. Siti Aminah',
        'Ajukan hasil',
        '14 April 2026 (4 hari lagi)',
        'Sentra logam Ceper',
        'Anda memantau',
        'Dear Siti Aminah',
        'Submit the monitoring',
        '14 April 2026 (in 4 days)',
        'You monitor',
      ].map((part) => body.indexOf(part));
      expect(places).not.toContain(-1);
      expect([...places].sort((one, other) => one - other)).toEqual(places);
      expect(body).toContain('https://rumpun.example.id/obligations/1');
    }
    expect(mail.html).not.toMatch(/<(img|script|link)\b|url\(|@import/);
  });

  it('carries the headers that mark it as automatic, name it for every attempt, and unsubscribe in one click', async () => {
    const mail = await sent(aMessage());
    expect(mail.messageId).toBe('<6f8a3f0e-4f5d-5a3b-9c55-0f1b2c3d4e5f@dinas.example.id>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toBe(
      'List-Unsubscribe: <https://rumpun.example.id/unsubscribe?token=a%2Cb&x=1>',
    );
    expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    );
    expect(mail.from?.value).toEqual([{ name: 'Rumpun Jawa Tengah', address: 'rumpun@dinas.example.id' }]);
  });

  it('offers no way out of what is mandatory, and asks to acknowledge it', async () => {
    const acknowledgeUrl = 'https://rumpun.example.id/acknowledge?t=1';
    const notices = [aNotice({ mandatory: true, rung: 'escalated' })];
    const mail = await sent(aMessage({ unsubscribeUrl: null, acknowledgeUrl, notices }));
    expect(mail.headers.has('list-unsubscribe')).toBe(false);
    expect(mail.text).not.toMatch(/unsubscribe|berlangganan/i);
    expect(mail.html).toContain(`href="${acknowledgeUrl}"`);
    expect(mail.text).toContain(acknowledgeUrl);
    expect(mail.subject).toMatch(/^Eskalasi: .* \/ Escalated: /);
  });

  it('says whose it is to do: the reader’s own, and above somebody else’s', async () => {
    const own = await sent(aMessage({ notices: [aNotice({ rung: 'overdue', due: '2026-04-01' })] }));
    expect(own.text).toContain('Penanggung jawab: Anda, sebagai pemantau');
    const above = await sent(aMessage({ notices: [aNotice({ rung: 'escalated', due: '2026-04-01' })] }));
    expect(above.text).toMatch(/Penanggung jawab: pemantau$/m);
    expect(above.text).toMatch(/Responsible: monitor$/m);
  });

  it('sends the reader of a mandatory notice to the inbox where no link can be given', async () => {
    const notices = [aNotice({ mandatory: true, rung: 'due', due: '2026-04-10' })];
    const mail = await sent(aMessage({ unsubscribeUrl: null, acknowledgeUrl: null, notices }));
    expect(mail.text).toContain('sudah menerimanya melalui kotak masuk Anda di Rumpun');
    expect(mail.text).toContain('please confirm in your inbox in Rumpun');
  });

  it('calls nothing overdue whose day has not passed, however high it went', async () => {
    const notices = [aNotice({ mandatory: true, rung: 'escalated', due: '2026-04-10' })];
    const { subject, text } = await sent(aMessage({ digest: true, notices }));
    expect(subject).toBe('1 kewajiban: 1 jatuh tempo / 1 obligation: 1 due');
    expect(text).not.toMatch(/lewat tenggat|overdue/i);
    expect(text).toContain('[Eskalasi]');
  });

  it('says of a digest that its link ends every reminder by e-mail, of one notice that it ends its kind', async () => {
    const [one, digest] = [await sent(aMessage()), await sent(aMessage({ digest: true }))];
    expect(one.text).toContain('Stop reminders of this kind');
    expect(digest.text).toContain('Stop reminders by e-mail that are not mandatory');
  });

  it('looks as meant where style sheets are dropped, and names the language of each part', async () => {
    const { html } = await sent(aMessage({ acknowledgeUrl: 'https://rumpun.example.id/a' }));
    const bare = (html as string).replace(/<style>.*?<\/style>/, '');
    expect(bare).toMatch(/<a href="https:\/\/rumpun\.example\.id\/a"[^>]* style="[^"]*color:#ffffff/);
    expect(bare).toMatch(/<html lang="id">/);
    expect(bare).toMatch(/<div lang="en">\s*<p[^>]*>Dear Siti Aminah/);
  });

  it('greets nobody by name where the name was erased', async () => {
    const mail = await sent(aMessage({ recipient: null }));
    expect(mail.text).toContain('Yth. Bapak/Ibu');
    expect(mail.to).toMatchObject({ value: [{ name: '', address: 'siti@example.id' }] });
  });

  it('lists a digest by overdue, due and coming, each by date', async () => {
    const titled = (title: string, change: object) =>
      aNotice({ key: title, title: { id: title, en: title }, ...change });
    const notices = [
      titled('Besok', { due: '2026-04-11' }),
      titled('Lama', { due: '2026-03-01', rung: 'overdue' }),
      titled('HariIni', { due: '2026-04-10', rung: 'due' }),
      titled('Tenggang', { due: '2026-04-09', rung: 'due' }),
      titled('Lebihlama', { due: '2026-02-01', rung: 'escalated-again' }),
    ];
    const mail = await sent(aMessage({ digest: true, notices }));
    expect(mail.subject).toBe(
      '5 kewajiban: 2 lewat tenggat, 2 jatuh tempo, 1 akan jatuh tempo / 5 obligations: 2 overdue, 2 due, 1 coming up',
    );
    const order = [
      'LEWAT TENGGAT (2)',
      'Lebihlama',
      'Lama',
      'JATUH TEMPO (2)',
      'Tenggang',
      'HariIni',
      'AKAN JATUH TEMPO (1)',
      'Besok',
      'OVERDUE (2)',
    ];
    const places = order.map((part) => mail.text!.indexOf(part));
    expect([...places].sort((one, other) => one - other)).toEqual(places);
    expect(places).not.toContain(-1);
  });

  it('shows what people wrote as text, never as markup, and never as a header', async () => {
    const title = { id: '<b>"Rapat" & \'x\'</b>\r\nBcc: jahat@example.com', en: 'x' };
    const recipient = 'Siti\r\nBcc: jahat@example.com\r\n\r\n<script>';
    const mail = await sent(
      aMessage({ recipient, notices: [aNotice({ title, url: 'javascript:alert(1)' })] }),
    );
    expect(mail.html).toContain('&lt;b&gt;&quot;Rapat&quot; &amp; &#39;x&#39;&lt;/b&gt;');
    expect(mail.html).not.toMatch(/<script|javascript:/);
    expect(mail.bcc).toBeUndefined();
    expect(mail.to).toMatchObject({ value: [{ address: 'siti@example.id' }] });
  });

  it('labels demo data at the top and in the subject', async () => {
    const mail = await sent(aMessage({ synthetic: true }));
    expect(mail.subject).toMatch(/^\[CONTOH\/DEMO\] /);
    expect(mail.text).toMatch(/^\*\*\* DATA CONTOH/);
    expect(mail.text).toContain('DEMO DATA');
  });
});

describe('an e-mail that does not', () => {
  it.each([
    'siti@example.id\r\nRCPT TO:<jahat@example.com>',
    'siti@example.id, jahat@example.com',
    '<siti@example.id>',
    'siti',
    '"a b"@example.id',
    `${'a'.repeat(65)}@example.id`,
  ])('is not sent to %j', async (address) => {
    const smtp = await serverOf();
    const result = await channelTo(smtp.url).send(aMessage({ address }));
    expect(result).toMatchObject({ status: 'failed', code: 'address-refused', permanent: true });
    expect(smtp.mails).toEqual([]);
  });

  it('bounces for good where the server knows no such recipient, without repeating the address', async () => {
    const smtp = await serverOf({
      onRcptTo: (to, _session, done) => done(refusal(550, `5.1.1 <${to.address}>: no such user Siti`)),
    });
    const result = await channelTo(smtp.url).send(aMessage());
    expect(result).toMatchObject({ status: 'failed', code: 'bounced', permanent: true });
    expect(JSON.stringify(result)).toContain('550 5.1.1');
    expect(JSON.stringify(result)).not.toMatch(/siti/i);
  });

  it('may be tried again where the server greylists, and then arrives', async () => {
    let asked = 0;
    const smtp = await serverOf({
      onRcptTo: (_to, _session, done) => (asked++ === 0 ? done(refusal(451, '4.7.1 come back')) : done()),
    });
    const channel = channelTo(smtp.url);
    expect(await channel.send(aMessage())).toMatchObject({ code: 'refused', permanent: false });
    expect(await channel.send(aMessage())).toEqual({ status: 'handed-over' });
    expect(smtp.mails).toHaveLength(1);
  });

  it.each([
    [554, 'refused', true],
    [452, 'refused', false],
    [421, 'unreachable', false],
  ])('answered %i after its text means %s, permanent %s', async (status, code, permanent) => {
    const smtp = await serverOf({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.once('end', () => done(refusal(status, 'said the filter')));
      },
    });
    expect(await channelTo(smtp.url).send(aMessage())).toMatchObject({ status: 'failed', code, permanent });
  });

  it('refused as sender may be tried again once the password is mended; the password is not repeated', async () => {
    const smtp = await serverOf({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('no')),
    });
    const result = await channelTo(smtp.url.replace('//', '//rumpun:hunter2@')).send(aMessage());
    expect(result).toMatchObject({ code: 'refused', permanent: false });
    expect(JSON.stringify(result)).toContain('SMTP_URL');
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it('refused for its sender may be tried again once the configuration is mended', async () => {
    const smtp = await serverOf({
      onMailFrom: (_from, _session, done) => done(refusal(550, '5.7.1 not you')),
    });
    const result = await channelTo(smtp.url).send(aMessage());
    expect(result).toMatchObject({ code: 'refused', permanent: false });
    expect(JSON.stringify(result)).toContain('MAIL_FROM');
  });

  it('met by a server that takes no mail at all was not refused itself', async () => {
    const smtp = await serverOf({ onConnect: (_session, done) => done(refusal(554, 'no service here')) });
    expect(await channelTo(smtp.url).send(aMessage())).toMatchObject({
      code: 'unreachable',
      permanent: false,
    });
  });

  it('finds nobody at the port', async () => {
    const smtp = await startSmtp();
    await smtp.close();
    expect(await channelTo(smtp.url).send(aMessage())).toMatchObject({
      code: 'unreachable',
      permanent: false,
    });
  });

  it('finds no host of that name', async () => {
    const result = await channelTo('smtp://mail.invalid:25', { connectMs: 5_000 }).send(aMessage());
    expect(result).toMatchObject({ code: 'unreachable', permanent: false });
  });
});

/** A server that speaks until the text is in, and then does as the test says. */
async function rawServer(afterData: (socket: Socket) => void, greet = true): Promise<string> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    if (greet) socket.write('220 test\r\n');
    let inData = false;
    let seen = '';
    socket.on('data', (chunk) => {
      seen += chunk.toString();
      if (inData && seen.endsWith('\r\n.\r\n')) return afterData(socket);
      if (inData || !seen.endsWith('\r\n')) return;
      inData = /^DATA\r\n$/m.test(seen);
      seen = '';
      socket.write(inData ? '354 go on\r\n' : '250 ok\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    open.forEach((socket) => socket.destroy());
    await new Promise((resolve) => server.close(resolve));
  });
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('an e-mail of which nobody knows', () => {
  it('is one whose connection is cut after the text and before the answer', async () => {
    const url = await rawServer((socket) => socket.destroy());
    expect(await channelTo(url).send(aMessage())).toMatchObject({
      code: 'outcome-unknown',
      permanent: false,
    });
  });

  it('is one whose answer does not come in time', async () => {
    const url = await rawServer(() => undefined);
    const result = await channelTo(url, { answerMs: 100 }).send(aMessage());
    expect(result).toMatchObject({ code: 'outcome-unknown', permanent: false });
  });

  it('is not one that was cut in its envelope: that was not sent', async () => {
    const smtp = await serverOf({ onRcptTo: () => smtp.server.connections.forEach((each) => each.close()) });
    const result = await channelTo(smtp.url).send(aMessage());
    expect(result).toMatchObject({ code: 'unreachable', permanent: false });
  });

  it('is not one that waited for a greeting in vain: that timed out', async () => {
    const url = await rawServer(() => undefined, false);
    expect(await channelTo(url, { answerMs: 100 }).send(aMessage())).toMatchObject({ code: 'timeout' });
  });

  it('is not one that its sender gave up before: that timed out', async () => {
    const url = await rawServer(() => undefined, false);
    const giveUp = new AbortController();
    const result = channelTo(url).send(aMessage(), giveUp.signal);
    giveUp.abort();
    expect(await result).toMatchObject({ code: 'timeout', permanent: false });
  });
});
