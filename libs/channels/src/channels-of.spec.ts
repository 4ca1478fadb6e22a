import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelsOf, type ChannelVariables, readChannelsConfig } from './channels-of.js';
import { startHttp } from './testing/http.js';
import { aMessage } from './testing/messages.js';
import { startSmtp } from './testing/smtp.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'channels-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function fileOf(content: string): Promise<string> {
  const path = join(folder, 'gateway.json');
  await writeFile(path, content);
  return path;
}
async function channelsFrom(variables: ChannelVariables) {
  const read = await readChannelsConfig(variables);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return channelsOf(read.config);
}
async function problemsOf(variables: ChannelVariables): Promise<string[]> {
  const read = await readChannelsConfig(variables);
  return read.ok ? [] : read.problems.map(({ en }) => en);
}

describe('the channels', () => {
  it('are webhooks alone where nothing is configured', async () => {
    expect(Object.keys(await channelsFrom({}))).toEqual(['webhook']);
    expect(Object.keys(await channelsFrom({ MAIL_FROM: 'a@example.id' }))).toEqual(['webhook']);
  });

  it('work as the environment says', async () => {
    const [smtp, http] = [await startSmtp(), await startHttp((response) => response.end())];
    const body = { to: '{to}', text: '{text}' };
    const channels = await channelsFrom({
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Rumpun Klaten <rumpun@example.id>',
      GATEWAY_CONFIG: await fileOf(JSON.stringify({ url: `${http.url}/sms`, body })),
      WEBHOOK_ALLOW: ['127.0.0.0/8'],
    });
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const results = [
      await channels.email!.send(aMessage()),
      await channels.gateway!.send(aMessage({ address: '081234567890' })),
      await channels.webhook!.send(aMessage({ address: `${http.url}/hook`, secret })),
    ];
    for (const channel of Object.values(channels)) await channel.close();
    await Promise.all([smtp.close(), http.close()]);
    expect(results).toEqual(results.map(() => ({ status: 'handed-over' })));
    expect(smtp.mails[0]!.from?.text).toBe('"Rumpun Klaten" <rumpun@example.id>');
    expect(http.requests.map(({ path }) => path)).toEqual(['/sms', '/hook']);
  });

  it('keep webhooks off this machine unless it is allowed', async () => {
    const { webhook } = await channelsFrom({});
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const result = await webhook!.send(aMessage({ address: 'http://localhost:8080/', secret }));
    expect(result).toMatchObject({ code: 'address-refused', permanent: true });
  });

  it('are not there where something is wrong, and every fault is told at once without a secret', async () => {
    const SMTP_URL = 'smtp://u:hunter2@mail';
    expect(await problemsOf({ SMTP_URL, GATEWAY_CONFIG: join(folder, 'none.json') })).toEqual([
      expect.stringMatching(/^SMTP_URL needs MAIL_FROM/),
      'GATEWAY_CONFIG: the file cannot be read.',
    ]);
    expect(await problemsOf({ GATEWAY_CONFIG: await fileOf('{ "key": hunter2') })).toEqual([
      'GATEWAY_CONFIG: the file is not valid JSON.',
    ]);
    const wrong = await problemsOf({ GATEWAY_CONFIG: await fileOf('{"url":"hunter2","body":{"a":"{to}"}}') });
    expect(wrong).toEqual([expect.stringMatching(/: url: /), expect.stringMatching(/: body: \{text\}/)]);
    expect(wrong.join()).not.toContain('hunter2');
  });
});
