// Finds the examples that readers copy: each ts block of the docs and READMEs, and each @example of a public doc comment.
import { readFileSync } from 'node:fs';
import { findFiles } from './find-files.mjs';
import { root } from './root.mjs';

/** @typedef {{ path: string, line: number, code: string, isBare: boolean }} Example `line` is that of its first line, from 1; a bare one has no imports */

const pages = /^([A-Z]+|docs\/.*|(packages|examples)\/[^/]+\/[^/]+)\.md$/;
const sources = /^packages\/[^/]+\/src\/(?!.*\.test\.ts$).*\.ts$/;

/** @type {(text: string, index: number) => number} */
const lineAt = (text, index) => text.slice(0, index).split('\n').length;

/** @type {(path: string, text: string) => Example[]} */
export function blocksOf(path, text) {
  return [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(({ 1: code = '', index }) => {
    return { path, line: lineAt(text, index) + 1, code, isBare: false };
  });
}

/** An example ends with its comment, or where the next tag begins a line. @type {(path: string, text: string) => Example[]} */
export function commentExamplesOf(path, text) {
  return [...text.matchAll(/^ *(?:\/\*)?\*+ @example\b([^]*?)(?=\*\/|^ *\* @)/gm)].map(({ 1: body = '', index }) => {
    const code = body.replace(/^ *\* ?/gm, '').replace(/^```.*$/gm, '');
    return { path, line: lineAt(text, index), code, isBare: !/^import /m.test(code) };
  });
}

/** @type {(pattern: RegExp, read: (path: string, text: string) => Example[]) => Example[]} */
const readAll = (pattern, read) => findFiles(pattern).flatMap((path) => read(path, readFileSync(root + path, 'utf8')));

export const findExamples = () => [...readAll(pages, blocksOf), ...readAll(sources, commentExamplesOf)];
