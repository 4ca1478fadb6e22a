import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from '@app/platform';
import { warnWithoutLinks, waysOutOf } from './ways-out.js';

const MAIL = { SMTP_URL: 'smtp://mail.example.id', MAIL_FROM: 'Rumpun <rumpun@example.id>' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rumpun-ways-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const waysOf = async (source: Record<string, string>, demo: boolean) => {
  const parsed = parseEnv(source);
  if (!parsed.ok) throw new Error('the environment of this test is wrong');
  return Object.keys(await waysOutOf(parsed.env, { demo })).sort();
};
const gateway = (content: string) => {
  const file = path.join(folder, 'gateway.json');
  writeFileSync(file, content);
  return { GATEWAY_CONFIG: file };
};
const GATEWAY = JSON.stringify({ url: 'https://sms.example.id/send', body: { to: '{to}', text: '{text}' } });

it('are webhooks alone where nothing is configured, and all of them where everything is', async () => {
  expect(await waysOf({}, false)).toEqual(['webhook']);
  expect(await waysOf({ ...MAIL, ...gateway(GATEWAY) }, false)).toEqual(['email', 'gateway', 'webhook']);
});

it('are none in a demo, but e-mail where somebody named a mail server', async () => {
  expect(await waysOf(gateway(GATEWAY), true)).toEqual([]);
  expect(await waysOf({ ...MAIL, ...gateway(GATEWAY) }, true)).toEqual(['email']);
});

it('are refused with every fault at once, in both languages, and no secret is repeated', async () => {
  const env = { SMTP_URL: 'smtp://u:hunter2@mail.example.id', ...gateway('{ "hunter2"') };
  const refused = expect(waysOf(env, false)).rejects;
  await refused.toMatchObject({
    name: 'StartProblem',
    id: expect.stringMatching(/^SMTP_URL memerlukan MAIL_FROM.*\nGATEWAY_CONFIG: /),
    en: expect.stringMatching(/^SMTP_URL needs MAIL_FROM.*\nGATEWAY_CONFIG: /),
  });
  await expect(waysOf(env, false)).rejects.not.toThrow('hunter2');
});

it('bear no links without a public address, which is said in both languages with what to do', () => {
  const told: string[] = [];
  warnWithoutLinks('https://rumpun.example.id', (text) => told.push(text));
  expect(told).toEqual([]);
  warnWithoutLinks(undefined, (text) => told.push(text));
  expect(told.join('')).toMatch(
    /^PUBLIC_URL belum diisi: .*PUBLIC_URL=https:.*\nPUBLIC_URL is not set: .*PUBLIC_URL=https:.*\n$/,
  );
});
