import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRoompaneError } from '@roompane/protocol';
import { chooseHelloTargets } from './hello-targets.ts';

const hosts = ['https://chat.example', 'https://chat.example:8443'];
const away = { hostname: 'addins.example' };
const loopback = { hostname: '127.0.0.1' };

/** What a document knows of where it stands. */
interface Surroundings {
  readonly hostname: string;
  /** The origin of the page that embeds it, where the platform tells. */
  readonly embedder?: string | undefined;
  readonly referrer?: string | undefined;
}

function choose(given: readonly string[] | undefined, around: Surroundings): readonly string[] | string {
  const { hostname, embedder, referrer } = around;
  // Behind the embedding page stands who embeds that, whom nobody asks.
  const ancestors = embedder === undefined ? {} : { ancestorOrigins: [embedder, 'https://top.example'] };
  try {
    return chooseHelloTargets(given, { hostname, ...ancestors }, referrer ? `${referrer}/some/page` : '');
  } catch (thrown) {
    assert.ok(isRoompaneError(thrown, 'connection/host-not-allowed'), String(thrown));
    assert.deepEqual(thrown.data, { embedder });
    return `refuses ${embedder}`;
  }
}

describe('whom an add-in says hello to', () => {
  it('[HS2] is the embedding page alone, where the platform tells and the author allows it', () => {
    for (const embedder of hosts) assert.deepEqual(choose(hosts, { ...away, embedder }), [embedder]);
    assert.deepEqual(choose(hosts, { ...away, embedder: hosts[1], referrer: hosts[0] }), [hosts[1]]);
  });

  it('[HS2] is nobody, when that page is not allowed: not by a look-alike, and not by a referrer', () => {
    const others = [
      'https://evil.example',
      'https://chat.example.evil.example',
      'http://chat.example',
      'https://chat.example:444',
    ];
    for (const embedder of [...others, 'https://CHAT.example', 'null', 'http://localhost:5173']) {
      assert.equal(choose(hosts, { ...away, embedder }), `refuses ${embedder}`);
      assert.equal(choose(hosts, { ...away, embedder, referrer: hosts[0] }), `refuses ${embedder}`);
      assert.equal(choose([], { ...away, embedder }), `refuses ${embedder}`);
    }
  });

  it('[HS1] is each origin that the author names, where the platform does not tell', () => {
    assert.deepEqual(choose(hosts, away), hosts);
    assert.deepEqual(choose(hosts, { ...away, referrer: 'https://evil.example' }), hosts);
    assert.deepEqual(choose(hosts, { ...away, referrer: hosts[1] }), hosts);
  });

  it('[HS1] is whoever is there only when the author names nobody and the platform does not tell', () => {
    assert.deepEqual(choose(undefined, away), ['*']);
    assert.deepEqual(choose(undefined, { ...away, embedder: 'https://any.example' }), ['https://any.example']);
    assert.deepEqual(choose(undefined, { ...away, embedder: 'null' }), ['*'], 'no origin can name an opaque page');
  });

  it('[HS15] is any loopback page too, for an add-in that is served from loopback', () => {
    const pages = [
      'http://localhost:5173',
      'http://127.0.0.1:5174',
      'https://localhost',
      'http://[::1]:81',
      'http://a.localhost',
    ];
    for (const hostname of ['localhost', '127.0.0.1', '[::1]', 'a.localhost']) {
      for (const page of pages) {
        assert.deepEqual(choose(hosts, { hostname, embedder: page }), [page]);
        assert.deepEqual(choose(hosts, { hostname, referrer: page }), [...hosts, page]);
      }
    }
    assert.deepEqual(choose(hosts, { ...loopback, embedder: hosts[0] }), [hosts[0]]);
  });

  it('[HS15] is no page that only looks like loopback, and none for an add-in from elsewhere', () => {
    const pages = [
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example',
      'http://evil.example',
      'https://evillocalhost',
    ];
    for (const page of [...pages, 'null', 'file://', 'ftp://localhost']) {
      assert.equal(choose(hosts, { ...loopback, embedder: page }), `refuses ${page}`);
      if (page !== 'null') assert.deepEqual(choose(hosts, { ...loopback, referrer: page }), hosts);
    }
    for (const hostname of ['addins.example', 'localhost.evil.example', '']) {
      assert.equal(choose(hosts, { hostname, embedder: 'http://localhost' }), 'refuses http://localhost');
    }
  });
});
