import { builtinModules } from 'node:module';
import path from 'node:path';
import { LIBRARIES, PURE, TEST_ONLY } from './boundaries.mjs';

/** ESLint rule: an import must be on the list of its library (boundaries.mjs), and nothing reaches into an app. */
export const allowedImports = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{from}} may not import "{{name}}": {{why}}' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node) => {
      const source = node.source;
      if (!source || typeof source.value !== 'string') return;
      const why = refusal(file, source.value);
      if (why) {
        const from = file.split('/').slice(0, 2).join('/');
        context.report({ node: source, messageId: 'refused', data: { from, name: source.value, why } });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/**
 * @param {string} file from the checkout's root, with slashes
 * @param {string} name what is imported
 * @returns {string | undefined} why not
 */
export function refusal(file, name) {
  const [kind, owner] = file.split('/');
  const isTest = /\.(spec|int-spec|e2e-spec)\.ts$|\/testing\//.test(file);
  if (name.startsWith('.')) return refuseRelative(file, name, isTest);
  if (kind === 'apps') return undefined;
  if (builtinModules.includes(name.replace(/^node:/, '').split('/')[0])) {
    return PURE.includes(owner) && !isTest ? 'this library is pure' : undefined;
  }
  const list = LIBRARIES[owner];
  if (!list) return 'the library is not listed in scripts/lint/boundaries.mjs';
  const wanted = packageOf(name);
  if (list.includes(wanted) || (isTest && TEST_ONLY.includes(wanted))) return undefined;
  return list.length ? `only ${list.join(', ')}` : 'it depends on nothing';
}

function refuseRelative(file, name, isTest) {
  const target = path.posix.join(path.posix.dirname(file), name);
  const home = file.split('/').slice(0, 2).join('/');
  if (target.startsWith(`${home}/`)) return undefined;
  // Test tools are no part of a library's index: specs reach them where they lie.
  if (isTest && /^(test\/|libs\/[^/]+\/src\/testing\/)/.test(target)) return undefined;
  return target.startsWith('libs/') ? 'a library is reached by its name, @app/…' : 'it lies outside';
}

function packageOf(name) {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
