import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRoompaneError, type RoompaneError } from '@roompane/protocol';
import { createSandbox } from './sandbox.ts';

const host = 'https://chat.example.com';

function refusalOf(act: () => unknown): RoompaneError {
  try {
    act();
  } catch (error) {
    if (isRoompaneError(error, 'entry/not-allowed')) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: 'it was allowed' });
}

describe('createSandbox', () => {
  it('[EY2] gives a frame scripts, forms and an opaque origin', () => {
    const { tokens, origin, entry } = createSandbox('https://addin.example.org/pane?x=1#/view', host);
    assert.equal(tokens, 'allow-scripts allow-forms');
    assert.equal(origin, 'null');
    assert.equal(entry.href, 'https://addin.example.org/pane?x=1#/view');
  });

  it('[EY2] gives it its own origin where that is asked for, and still no way to the top', () => {
    const { tokens, origin } = createSandbox('https://addin.example.org/pane', host, { ownOrigin: true });
    assert.equal(tokens, 'allow-scripts allow-forms allow-same-origin');
    assert.equal(origin, 'https://addin.example.org');
  });

  it('[EY3] refuses an own origin on the host’s own site, and says why', () => {
    const sameSite = [
      `${host}/pane`,
      'https://chat.example.com:8443/pane',
      'https://addins.example.com/',
      'https://example.com/',
    ];
    for (const entry of sameSite) {
      const { data, message } = refusalOf(() => createSandbox(entry, host, { ownOrigin: true }));
      assert.equal(data?.['reason'], 'own origin on the site of the host');
      assert.ok(message.includes(new URL(entry).origin), message);
      assert.equal(createSandbox(entry, host).origin, 'null', 'opaque it may stand there');
    }
    refusalOf(() => createSandbox('http://localhost:5174/', 'http://localhost:5173', { ownOrigin: true }));
    assert.equal(
      createSandbox('http://127.0.0.1:5174/', 'http://localhost:5173', { ownOrigin: true }).origin,
      'http://127.0.0.1:5174',
    );
  });

  it('[EY1] takes https, and http on loopback alone', () => {
    for (const entry of [
      'https://addin.example.org/',
      'http://localhost:5174/a',
      'http://127.0.0.9/',
      'http://[::1]:80/',
    ]) {
      assert.equal(createSandbox(entry, host).entry.href, new URL(entry).href);
    }
    for (const entry of [
      'http://addin.example.org/',
      'http://localhost.example.org/',
      'http://127.0.0.1.example.org/',
      'ftp://addin.example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,hi',
      'blob:https://addin.example.org/0',
      'about:blank',
      '//addin.example.org/',
      '/pane.html',
      '',
      'https://me@addin.example.org/',
      'https://me:pass@addin.example.org/',
    ]) {
      refusalOf(() => createSandbox(entry, host));
    }
  });
});
