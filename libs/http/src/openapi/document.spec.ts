import { createHash } from 'node:crypto';
import { catalogue, categories } from '@app/contracts';
import { docsPage } from '../docs/page.js';
import { style } from '../docs/style.js';
import { problemKinds } from '../http/problems.js';
import { documentedRoutes, openApiDocument } from './document.js';

const document = openApiDocument({ PUBLIC_URL: undefined });
const text = JSON.stringify(document);
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

describe('the OpenAPI document', () => {
  test('has every command of the catalogue, with its example, under an id of its own', () => {
    const commands = categories.flatMap((category) =>
      catalogue[category].map(({ name, example }) => [`${category}.${name}`, example] as const),
    );
    const documented = new Map(
      operations.map(({ operationId, requestBody }) => [
        operationId,
        requestBody?.content['application/json']?.examples.example?.value,
      ]),
    );
    expect([documented.size, commands.filter(([id, example]) => documented.get(id) !== example)]).toEqual([
      operations.length,
      [],
    ]);
  });

  test('names nothing that it does not hold', () => {
    const refs = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!.split('/'));
    const dangling = refs.filter((path) => {
      let at: unknown = document;
      for (const key of path) at = (at as Record<string, unknown> | undefined)?.[key];
      return at === undefined;
    });
    expect([refs.length > 0, dangling]).toEqual([true, []]);
  });

  test('shows an example of every kind of problem', () => {
    const missing = Object.keys(problemKinds).filter(
      (code) => !text.includes(`"urn:rumpun:problem:${code}"`),
    );
    expect(missing).toEqual([]);
  });

  test('has every parameter of an address that the address names', () => {
    const { parameters } = document.components as {
      parameters: Record<string, { name: string; in: string }>;
    };
    const wrong = documentedRoutes(document).filter(({ path, method }) => {
      const operation = document.paths[path]![method.toLowerCase()]!;
      const given = (operation.parameters ?? []).map((each) =>
        '$ref' in each ? parameters[each.$ref.split('/').at(-1)!]! : each,
      );
      return [...path.matchAll(/\{([^}]+)\}/g)].some(
        ([, name]) => !given.some((each) => each.in === 'path' && each.name === name),
      );
    });
    expect(wrong).toEqual([]);
  });

  test('says everything in both languages', () => {
    const mute = operations.filter(({ 'x-summary': { id, en } }) => id === '' || en === '');
    expect(mute).toEqual([]);
  });
});

describe.each(['id', 'en'] as const)('the documentation page in %s', (language) => {
  const page = docsPage(document, language, 'http://127.0.0.1:3000');

  test('shows every operation', () => {
    expect(operations.filter(({ operationId }) => !page.includes(`id="${operationId}"`))).toEqual([]);
  });

  test('loads nothing from anywhere and runs no script', () => {
    const outside = page.match(/(src|href)="(https?:)?\/\/|<script|<link|url\(|@import|\son\w+=/g);
    expect(outside).toBeNull();
  });

  test('links only to what is on it', () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const dead = [...page.matchAll(/href="#([^"]+)"/g)].filter(([, id]) => !ids.has(id!)).map(([, id]) => id);
    expect([...new Set(dead)]).toEqual([]);
  });

  test('has the one style sheet that its policy allows', () => {
    const sheets = [...page.matchAll(/<style>([^]*?)<\/style>/g)].map(([, sheet]) =>
      createHash('sha256').update(sheet!).digest('hex'),
    );
    expect(sheets).toEqual([createHash('sha256').update(style).digest('hex')]);
  });
});
