import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toServerOffset } from './server-time.ts';

const noon = Date.UTC(2026, 0, 2, 12);

describe('the server’s clock', () => {
  it('is taken to have answered half-way', () => {
    const asked = { askedAtMs: noon + 1_000, answeredAtMs: noon + 1_200 };
    assert.equal(toServerOffset({ utc: '2026-01-02T12:00:00.500Z', ...asked }), -600);
  });

  it('in whole seconds says that there is a difference only where there must be one', () => {
    const asked = { askedAtMs: noon + 400, answeredAtMs: noon + 500 };
    assert.equal(toServerOffset({ utc: '2026-01-02T12:00:00Z', ...asked }), 0);
    assert.equal(toServerOffset({ utc: '2026-01-02T12:00:02Z', ...asked }), 1_500);
    assert.equal(toServerOffset({ utc: '2026-01-02T11:59:58Z', ...asked }), -1_400);
  });

  it('is not known from what is no time', () => {
    assert.equal(toServerOffset({ utc: 'noon', askedAtMs: noon, answeredAtMs: noon }), undefined);
  });
});
