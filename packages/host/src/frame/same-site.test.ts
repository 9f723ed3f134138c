import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSameSite } from './same-site.ts';

const pairs: readonly (readonly [a: string, b: string, isSame: boolean, why: string])[] = [
  ['chat.example', 'chat.example', true, 'the same name'],
  ['localhost', 'localhost', true, 'the same name of one label'],
  ['127.0.0.1', '127.0.0.1', true, 'the same address'],
  ['[::1]', '[::1]', true, 'the same address'],
  ['chat.example.com', 'addins.example.com', true, 'two names of one owner'],
  ['example.com', 'a.b.c.example.com', true, 'a name below the other'],
  ['one.github.io', 'two.github.io', true, 'two customers of one hosting domain: refused a little too much'],
  ['one.co.uk', 'two.co.uk', true, 'likewise, without a list of public suffixes'],
  ['chat.example.com', 'chat.example.org', false, 'another top level'],
  ['example.com', 'notexample.com', false, 'a name that ends alike'],
  ['localhost', '127.0.0.1', false, 'the two sites of the playground'],
  ['localhost', 'example.localhost', false, 'a name of one label has no site to share'],
  ['127.0.0.1', '127.0.0.2', false, 'two addresses, equal last two numbers or not'],
  ['10.1.0.1', '10.2.0.1', false, 'two addresses that end alike'],
  ['[::1]', '[2001:db8::1]', false, 'two addresses'],
];

describe('isSameSite', () => {
  for (const [a, b, isSame, why] of pairs) {
    it(`[EY3] says ${isSame ? 'yes' : 'no'} to “${a}” and “${b}”: ${why}`, () => {
      assert.equal(isSameSite(a, b), isSame);
      assert.equal(isSameSite(b, a), isSame, 'the other way round');
    });
  }
});
