// node --import ./test/support/ts-loader.mjs FILE.ts runs TypeScript of this checkout as it lies, aliases and all:
// for tests that need a process of their own to kill, whether or not dist/ is there. Where dist/ is what the sources
// say, what was compiled already is taken from it, which saves half of the seconds to the start.
import fs from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const ROOT = new URL('../../', import.meta.url).href;
const SOURCE = /^(libs|apps)\/.+\.ts$/;

let built = false;

// Hooks run in a thread of their own, which imports this file again.
if (isMainThread) {
  const { isBuilt } = await import('../../scripts/build.mjs');
  register(import.meta.url, { data: { built: isBuilt() } });
}

/** Called in the thread of the hooks, with what was registered. */
export function initialize(registered) {
  built = registered.built;
}

export async function resolve(specifier, context, next) {
  const source = sourceOf(specifier, context.parentURL);
  return source === undefined ? next(specifier, context) : next(compiled(source) ?? source, context);
}

/** @returns {string | undefined} the URL of the TypeScript that is meant, if it is one of this checkout */
function sourceOf(specifier, parent) {
  const alias = /^@app\/([^/]+)$/.exec(specifier);
  if (alias) return new URL(`libs/${alias[1]}/src/index.ts`, ROOT).href;
  if (parent === undefined) return specifier.endsWith('.ts') ? specifier : undefined;
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !parent.endsWith('.ts')) return undefined;
  const source = new URL(specifier.replace(/\.js$/, '.ts'), parent);
  return fs.existsSync(source) ? source.href : undefined;
}

/** @returns {string | undefined} what the build made of a source of libs/ or apps/ */
function compiled(source) {
  const place = source.startsWith(ROOT) ? source.slice(ROOT.length) : '';
  if (!built || !SOURCE.test(place)) return undefined;
  return new URL(`dist/${place.replace(/\.ts$/, '.js')}`, ROOT).href;
}

export async function load(url, context, next) {
  if (!url.startsWith(pathToFileURL('/').href) || !url.endsWith('.ts')) return next(url, context);
  const { transform } = await import('@swc/core');
  const filename = fileURLToPath(url);
  const { code } = await transform(fs.readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
