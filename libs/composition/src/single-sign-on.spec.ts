import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartProblem } from '@app/platform';
import { readSingleSignOn } from './single-sign-on.js';

const env = {
  PUBLIC_URL: 'https://rumpun.example.id',
  OIDC_ISSUER: 'https://masuk.example.id/',
  OIDC_CLIENT_ID: 'rumpun',
};
const fileOf = async (content: string) => {
  const file = join(await mkdtemp(join(tmpdir(), 'rumpun-oidc-')), 'secret');
  await writeFile(file, content);
  return file;
};

test('the secret of a file is read without the line end, and the button says whose provider it is', async () => {
  const OIDC_CLIENT_SECRET_FILE = await fileOf('rahasia\n');
  expect(readSingleSignOn({ ...env, OIDC_CLIENT_SECRET_FILE })).toEqual({
    issuer: 'https://masuk.example.id/',
    clientId: 'rumpun',
    clientSecret: 'rahasia',
    publicUrl: 'https://rumpun.example.id',
    label: 'masuk.example.id',
  });
});

test('nothing set means no single sign-on', () => {
  expect(readSingleSignOn({ PUBLIC_URL: env.PUBLIC_URL })).toBeNull();
});

test.each([
  ['missing', () => Promise.resolve('/nowhere/oidc-secret')],
  ['empty', () => fileOf('\n')],
])('a secret file that is %s is named in both languages', async (_what, file) => {
  const OIDC_CLIENT_SECRET_FILE = await file();
  const read = () => readSingleSignOn({ ...env, OIDC_CLIENT_SECRET_FILE });
  expect(read).toThrow(StartProblem);
  expect(read).toThrow(/OIDC_CLIENT_SECRET_FILE: the file/);
});
