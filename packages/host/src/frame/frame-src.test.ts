import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRoompaneError } from '@roompane/protocol';
import { createFrameSrc } from './frame-src.ts';

const host = 'https://chat.example.com';

describe('createFrameSrc', () => {
  it('[EY4] names each origin of the mounted entries once, and nothing else', () => {
    const entries = [
      'https://b.example/x',
      'https://a.example:8443/',
      'https://b.example/y?z#w',
      'http://localhost:5174/',
    ];
    assert.equal(
      createFrameSrc(entries, host),
      'frame-src http://localhost:5174 https://a.example:8443 https://b.example',
    );
  });

  it('[EY4] allows no frame where none is mounted', () => {
    assert.equal(createFrameSrc([], host), "frame-src 'none'");
  });

  it('[EY4] never names the host’s own origin', () => {
    const isRefused = (error: unknown): boolean =>
      isRoompaneError(error, 'entry/not-allowed') && error.data?.['reason'] === "the host's own origin";
    assert.throws(() => createFrameSrc(['https://a.example/', `${host}/pane`], host), isRefused);
    assert.throws(() => createFrameSrc(['https://CHAT.example.com:443/pane'], host), isRefused);
  });

  it('[EY1] [EY4] refuses what could not be mounted, so that no policy is loosened by it', () => {
    for (const entry of ["https://a.example/; script-src 'none'", 'http://a.example/', 'data:text/html,hi', '*']) {
      const policy = (): string => createFrameSrc([entry], host);
      if (entry.startsWith('https:')) assert.equal(policy(), 'frame-src https://a.example');
      else assert.throws(policy, (error) => isRoompaneError(error, 'entry/not-allowed'));
    }
  });
});
