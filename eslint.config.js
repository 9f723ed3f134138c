import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import { importRules } from './tools/import-rules.js';

const tests = ['**/*.test.ts', '**/test/**/*.ts', '**/type-tests/**/*.ts'];

const clearedOnlyInTheGate = [
  ':matches(TSAsExpression, TSTypeAssertion) > TSTypeReference > Identifier[name="Cleared"]',
].map((selector) => ({ selector, message: 'Only the gate clears a draft: packages/host/src/outgoing/gate.ts.' }));

const noWaiting = [
  {
    selector: 'CallExpression[callee.name=/^(setTimeout|setInterval|aTimeout)$/]',
    message: 'No test sleeps: wait for what should happen, or move a manual clock.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(setTimeout|setInterval|aTimeout)$/]',
    message: 'No test sleeps: wait for what should happen, or move a manual clock.',
  },
];

/** Functions of node:test give promises that the runner itself awaits. */
const nodeTest = {
  from: 'package',
  package: 'node:test',
  name: ['it', 'test', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
};

export default defineConfig(
  // A frozen build is as it was built, and a stranger's project compiles where the packages are installed.
  globalIgnores(['**/dist', '**/coverage', '**/*.d.ts', 'packages/host/test/frozen/*/', 'scripts/consumer']),
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    // The compiler checks these files too, and knows which names exist.
    rules: { 'no-undef': 'off', 'no-shadow': 'error', 'max-params': ['error', 3], 'max-lines': ['error', 300] },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked, lit['flat/recommended'], wc['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    languageOptions: { parserOptions: { project: ['./tsconfig.lint.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...litA11y.configs.recommended.rules,
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [nodeTest] }],
      '@typescript-eslint/no-shadow': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A parser's jump out of a value that does not fit; a stack would cost more than the parse.
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'file', name: 'Misfit' }] }],
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-params': ['error', 3],
      'max-lines': ['error', 300],
      'no-restricted-syntax': ['error', ...clearedOnlyInTheGate],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'examples/*/src/**/*.ts'],
    rules: { 'no-console': 'error', 'max-lines-per-function': ['error', 60] },
  },
  ...importRules,
  {
    files: ['packages/host/src/outgoing/gate.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...clearedOnlyInTheGate, ...noWaiting],
    },
  },
);
