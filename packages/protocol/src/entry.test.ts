import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isLoopback, parseEntry } from './entry.ts';
import { isRoompaneError } from './roompane-error.ts';

const allowed: Readonly<Record<string, string>> = {
  'https://addins.example/feed/': 'https://addins.example/feed/',
  'https://addins.example:8443/a?b=1#/c': 'https://addins.example:8443/a?b=1#/c',
  'HTTPS://ADDINS.EXAMPLE': 'https://addins.example/',
  'https://192.0.2.7/': 'https://192.0.2.7/',
  'http://localhost:5173/': 'http://localhost:5173/',
  'http://feed.localhost/': 'http://feed.localhost/',
  'http://127.0.0.1:5174/x': 'http://127.0.0.1:5174/x',
  'http://127.255.0.9/': 'http://127.255.0.9/',
  'http://[::1]:8080/': 'http://[::1]:8080/',
  // Other ways to write the same number.
  'http://2130706433/': 'http://127.0.0.1/',
  'http://0x7f.1/': 'http://127.0.0.1/',
  'http://[0:0:0:0:0:0:0:1]/': 'http://[::1]/',
};

const refused: readonly string[] = [
  ...['', ' ', 'feed', '/feed', '//addins.example/', 'addins.example', 'https://', 'https:// /', 'http://['],
  ...['javascript:alert(1)', 'JavaScript:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)'],
  ...['data:text/html,<p>', 'blob:https://addins.example/6f1c', 'blob:http://localhost/6f1c', 'about:blank'],
  ...['about:srcdoc', 'file:///etc/passwd', 'ftp://addins.example/', 'ws://localhost/', 'chrome://version'],
  ...['view-source:https://addins.example', 'filesystem:https://addins.example/temporary/a', 'localhost:5173'],
  ...['http://addins.example/', 'http://localhost.evil.example/', 'http://127.0.0.1.evil.example/'],
  ...['http://evil.example/localhost', 'http://evil.example#.localhost', 'http://evillocalhost/'],
  ...['http://localhost@evil.example/', 'http://128.0.0.1/', 'http://0.0.0.0/', 'http://10.0.0.1/', 'http://[::]/'],
  ...['http://[::2]/', 'http://[::ffff:127.0.0.1]/', 'http://[fe80::1]/', 'http://1270.0.0.1/'],
  ...['https://sam@addins.example/', 'https://sam:pw@addins.example/', 'https://:pw@addins.example/'],
  ...['http://sam:pw@localhost/', 'http://evil.example\\@localhost/'],
];

function refusal(entry: string): string | undefined {
  try {
    return void parseEntry(entry);
  } catch (thrown) {
    assert.ok(isRoompaneError(thrown, 'entry/not-allowed'), String(thrown));
    assert.equal(typeof thrown.data?.reason, 'string');
    return thrown.message;
  }
}

describe('parseEntry', () => {
  it('[EY1] takes https:, and http: on a name that never leaves the machine', () => {
    for (const [entry, href] of Object.entries(allowed)) assert.equal(parseEntry(entry).href, href);
  });

  it('[EY1] refuses every other scheme, every look-alike of loopback, and credentials', () => {
    assert.deepEqual(
      refused.filter((entry) => refusal(entry) === undefined),
      [],
    );
  });

  it('[EY1] says what to do, and never repeats the credentials that it refuses', () => {
    assert.match(
      refusal('http://addins.example/')!,
      /neither https: nor http: on a loopback name\. Give a full https:/,
    );
    assert.doesNotMatch(refusal('https://sam:hunter2@addins.example/?a=hunter2')!, /hunter2|sam/);
    assert.ok(refusal(`ftp://${'x'.repeat(100_000)}/`)!.length < 400);
  });

  it('[EY1] takes no address but one that a second look finds to be https: or loopback, without credentials', () => {
    const piece = fc.constantFrom(
      ...['http:', 'https:', 'ftp:', 'javascript:', '//', '/', '\\', '@', ':', '?', '#', '.', '[::1]', '\t', ' '],
      ...['localhost', '127.0.0.1', 'evil.example', 'sam', '8080'],
    );
    const start = fc.constantFrom('https://', 'http://', 'HTTP:', '');
    const address = fc.tuple(start, fc.array(piece, { maxLength: 5 })).map(([scheme, rest]) => scheme + rest.join(''));
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(address, fc.string()), (entry) => {
        if (refusal(entry) !== undefined) return;
        taken++;
        const { protocol, hostname, username, password } = new URL(parseEntry(entry).href);
        const isLocal = hostname === '[::1]' || /^127\.|^(.+\.)?localhost$/.test(hostname);
        assert.ok(protocol === 'https:' || (protocol === 'http:' && isLocal), entry);
        assert.equal(username + password, '');
      }),
      { numRuns: 1_000 },
    );
    assert.ok(taken > 20, `${taken} were taken`);
  });
});

describe('isLoopback', () => {
  it('[EY1] [HS15] knows the names of this machine, whole and alone', () => {
    for (const name of ['localhost', 'a.localhost', 'a.b.localhost', '127.0.0.1', '127.1.2.3', '[::1]']) {
      assert.ok(isLoopback(name), name);
    }
    const others = ['', 'localhost.', 'localhost.example', '.localhost', 'xlocalhost', '::1', '127.0.0.1.example'];
    for (const name of [...others, '127.1', '12.7.0.1', 'LOCALHOST', 'evil.example\nlocalhost']) {
      assert.ok(!isLoopback(name), name);
    }
  });
});
