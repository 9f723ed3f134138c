import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseContext } from './context.ts';
import { parseDraft } from './draft.ts';
import { parseGreeting, parseHello } from './hello.ts';
import { isShallowerThan } from './json.ts';
import { LIMITS } from './limits.ts';
import { ADDIN_METHODS, checkDraftMethod, HOST_METHODS, postMessage } from './methods.ts';
import { integer, json, list, oneOf, optional, type Parser, parseAs, record, text } from './parser.ts';
import { isRoompaneError } from './roompane-error.ts';

/** Every parser that reads what the far side wrote, by what it reads. */
const parsers = new Map<string, Parser<unknown>>([
  ['hello', parseHello],
  ['greeting', parseGreeting],
  ['context', parseContext],
]);
for (const [name, method] of [...HOST_METHODS, ...ADDIN_METHODS]) {
  parsers.set(`${name} params`, method.params).set(`${name} result`, method.result);
  if ('event' in method) parsers.set(`${name} event`, method.event as Parser<unknown>);
}

/** Words of the contract and of every prototype, so that runs get far into a parser. */
const word = fc.constantFrom(
  ...['type', 'kind', 'body', 'text', 'spans', 'draft', 'message', 'trail', 'entries', 'id', 'name', 'key', 'data'],
  ...['posted', 'blocked', 'failed', 'pass', 'replace', 'block', 'snapshot', 'set', 'left', 'welcome', 'refuse'],
  ...['__proto__', 'constructor', 'toString', 'valueOf', 'toJSON', 'length', 'then'],
);

const { hostile } = fc.letrec((tie) => ({
  hostile: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.string(), fc.double()),
    fc.array(tie('hostile'), { maxLength: 4 }),
    fc.dictionary(word, tie('hostile'), { maxKeys: 6, noNullPrototype: true }),
  ),
}));

const draft = { kind: 'regular', importance: 'normal', body: { text: 'hi', spans: [] }, key: 'k' };

/** Reads `value` and says at which field it does not fit. */
function misfit(parser: Parser<unknown>, value: unknown): unknown {
  try {
    parseAs(parser, value, 'call/invalid-params');
  } catch (thrown) {
    return isRoompaneError(thrown, 'call/invalid-params') ? thrown.data?.path : thrown;
  }
  return 'none';
}

describe('the parsers of the contract', () => {
  it('[CL3] [CL4] give a value or a coded error that says where, whatever they are given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parsers.keys()), hostile, (name, value) => {
        const path = misfit(parsers.get(name)!, value);
        assert.equal(typeof path, 'string', `${name}: ${String(path)}`);
      }),
      { numRuns: 3_000 },
    );
  });

  it('[CL3] [CL4] take no type that only turns into a known name when it is read as a key', () => {
    for (const type of [['pass'], [['pass']], { toString: 1 }, { toString: null, valueOf: null }, null, 1]) {
      assert.equal(misfit(checkDraftMethod.result, { type }), 'type', JSON.stringify(type));
    }
    for (const type of ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty']) {
      assert.equal(misfit(checkDraftMethod.result, { type }), 'type', type);
    }
  });

  it('[CL3] name the field that does not fit by its path', () => {
    const span = { type: 'strong', offset: 0, length: 1 };
    const spans = [span, { ...span, length: -1 }];
    const cases: [unknown, string][] = [
      [7, ''],
      [{ ...draft, kind: 'shout' }, 'kind'],
      [{ ...draft, key: '' }, 'key'],
      [{ ...draft, title: null }, 'title'],
      [{ ...draft, body: { text: 'hi', spans } }, 'body.spans[1].length'],
      [{ ...draft, body: 'hi' }, 'body'],
      [Object.create(draft), 'kind'],
    ];
    for (const [value, path] of cases) assert.equal(misfit(postMessage.params, value), path);
    assert.equal(misfit(checkDraftMethod.params, { checkId: 'c', draft: { ...draft, body: 1 } }), 'draft.body');
  });

  it('[CL3] [EN3] keep nothing of the object that they were given', () => {
    const data = { deep: [{ a: 1 }] };
    const given = { ...draft, data, extra: 1, body: { text: 'hi', spans: [{ type: 'code', offset: 0, length: 1 }] } };
    const parsed = parseDraft(given, '');
    data.deep.push({ a: 2 });
    given.body.spans.push({ type: 'strong', offset: 0, length: 2 });
    given.body.text = 'changed';
    assert.deepEqual(parsed, {
      ...draft,
      data: { deep: [{ a: 1 }] },
      body: { text: 'hi', spans: [{ type: 'code', offset: 0, length: 1 }] },
    });
  });
});

describe('what parsers are made of', () => {
  it('[CL3] holds each limit exactly', () => {
    const cases: [Parser<unknown>, unknown, unknown][] = [
      [text(3, 1), 'abc', 'abcd'],
      [text(3, 1), 'a', ''],
      [integer(1, 5), 5, 6],
      [integer(1, 5), 1, 0],
      [integer(0), 2 ** 53 - 1, 2 ** 53],
      [list(text(1), 2), ['a', 'b'], ['a', 'b', 'c']],
      [json(7, 2), [['a']], [['ab']]],
      [json(99, 2), [[1]], [[[1]]]],
      [oneOf(['a', 'b']), 'b', 'toString'],
      [optional(text(1)), undefined, null],
    ];
    for (const [parser, fits, over] of cases) {
      assert.deepEqual(parser(fits, ''), fits);
      assert.equal(misfit(parser, over), '');
    }
  });

  it('[CL3] refuses a list that is too long before it reads an item of it', () => {
    let read = 0;
    const item: Parser<number> = () => read++;
    assert.equal(misfit(list(item, 2), [1, 2, 3]), '');
    assert.equal(read, 0);
  });

  it('[CL3] reads own fields alone, and leaves out those that are not there', () => {
    const parse = record<{ toString?: string; id: string }>({ toString: optional(text(9)), id: text(9) });
    assert.deepEqual(Object.entries(parse({ id: 'a' }, '')), [['id', 'a']]);
  });

  it('[CL3] measures how deep JSON lies as a walk by recursion would, and stands what such a walk would not', () => {
    const depth = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(6), (value, max) => {
        assert.equal(isShallowerThan(value, max), depth(value) <= max);
      }),
    );
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    assert.equal(misfit(json(LIMITS.dataChars, LIMITS.dataDepth), deep), '');
    assert.equal(misfit(parseDraft, { ...draft, data: deep }), 'data');
  });
});
