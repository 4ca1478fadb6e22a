import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { allowedImports } from './scripts/lint/allowed-imports.mjs';

const TESTS = ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts', 'test/**', 'libs/*/src/testing/**'];

const NODE_GLOBALS = [
  ...['process', 'console', 'Buffer', 'URL', 'fetch', 'performance', 'AbortController', 'TextEncoder'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'structuredClone'],
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.rumpun/', 'test/bench/node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, 'readonly'])) },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    plugins: { 'import-x': importX },
    settings: {
      // Without a parser for .ts the imported files stay unread, and no cycle is ever seen.
      'import-x/extensions': ['.ts', '.js', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-unresolved': 'error',
      'import-x/no-self-import': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
      'max-lines': ['warn', { max: 400 }],
    },
  },
  {
    // Nest reads constructor parameter types at run time; a type-only import would erase them.
    files: ['apps/**/*.ts', 'libs/http/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    plugins: { rumpun: { rules: { 'allowed-imports': allowedImports } } },
    rules: { 'rumpun/allowed-imports': 'error' },
  },
  {
    // This one shows that TypeORM entities map onto a projection's views, which the store itself does not know of.
    files: ['libs/event-store/src/projections/time-travel.int-spec.ts'],
    rules: { 'rumpun/allowed-imports': 'off' },
  },
  {
    files: TESTS,
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off' },
  },
);
