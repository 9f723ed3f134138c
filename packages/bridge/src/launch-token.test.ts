import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createLaunchToken, readLaunchToken, withLaunchToken } from './launch-token.ts';

const token = '0123456789abcdef0123456789abcdef';

const places: Readonly<Record<string, string>> = {
  'https://a.example/': `https://a.example/#?roompane=${token}`,
  'https://a.example/#': `https://a.example/#?roompane=${token}`,
  'https://a.example/x?y=1': `https://a.example/x?y=1#?roompane=${token}`,
  'https://a.example/#/prices': `https://a.example/#/prices?roompane=${token}`,
  'https://a.example/#/prices?pair=eur': `https://a.example/#/prices?pair=eur&roompane=${token}`,
  'https://a.example/#?roompane=old': `https://a.example/#?roompane=old&roompane=${token}`,
};

describe('the launch token', () => {
  it('[HS5] is new for each mount, and has 128 random bits but for the six that mark its kind', () => {
    const tokens = new Set(Array.from({ length: 1_000 }, createLaunchToken));
    assert.equal(tokens.size, 1_000);
    for (const each of tokens) assert.match(each, /^[0-9a-f]{32}$/);
  });

  it('[HS5] travels in the fragment, behind the entry’s own', () => {
    for (const [entry, address] of Object.entries(places)) {
      assert.equal(withLaunchToken(new URL(entry), token), address);
      assert.equal(readLaunchToken(address), token);
    }
  });

  it('[HS5] [HS12] is read from whatever entry it was put behind, also one that bears another token', () => {
    const page = fc.constantFrom('https://a.example', 'https://a.example/x?y=1&roompane=old', 'http://localhost:1/?');
    const piece = fc.constantFrom('?', '&', '#', '/', 'roompane=', 'old', '%20', '=', ' ', 'ü', '"');
    const fragment = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(page, fragment, (entry, hash) => {
        const address = withLaunchToken(new URL(`${entry}#${hash}`), token);
        assert.equal(readLaunchToken(address), token, address);
        assert.equal(new URL(address).href, address);
        assert.ok(new URL(address).href.startsWith(new URL(entry).href), 'nothing before the fragment is touched');
      }),
    );
  });

  it('[HS5] [HS12] is an empty string where an address has none, or has one elsewhere than in its fragment', () => {
    const without = ['', 'https://a.example/', 'https://a.example/#', 'https://a.example/#/prices?pair=eur'];
    const elsewhere = [`https://a.example/?roompane=${token}`, `https://a.example/roompane=${token}#x`];
    for (const address of [...without, ...elsewhere, `https://a.example/#?myroompane=${token}`]) {
      assert.equal(readLaunchToken(address), '', address);
    }
  });
});
