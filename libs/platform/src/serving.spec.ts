import { StartProblem } from './problem.js';
import { assertSafeToServe } from './serving.js';

const refused = (HOST: string, PUBLIC_URL?: string): string | null => {
  try {
    assertSafeToServe({ HOST, PUBLIC_URL });
    return null;
  } catch (error) {
    if (error instanceof StartProblem) return `${error.id}\n${error.en}`;
    throw error;
  }
};

describe('where sessions may be served', () => {
  test.each([
    ['127.0.0.1', undefined],
    ['127.0.0.53', 'http://rumpun.test'],
    ['localhost', undefined],
    ['::1', undefined],
    ['0.0.0.0', 'https://rumpun.example.id'],
  ])('HOST=%s with PUBLIC_URL=%s', (host, url) => {
    expect(refused(host, url)).toBeNull();
  });

  test.each([
    ['0.0.0.0', undefined],
    ['::', undefined],
    ['10.0.0.5', 'http://rumpun.example.id'],
    ['127.example.org', undefined],
  ])('not HOST=%s with PUBLIC_URL=%s, and it says what to do', (host, url) => {
    const said = refused(host, url);
    for (const part of [`HOST=${host}`, 'PUBLIC_URL=https://', 'HOST=127.0.0.1'])
      expect(said).toContain(part);
  });
});
