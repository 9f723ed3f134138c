import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ERROR_CODES, type ErrorCode, RoompaneError } from '@roompane/protocol';
import { toPaneFailure } from './pane-failure.ts';

describe('the end of a session, in words', () => {
  it('[HS14] names CORS as the likely cause of a frame that never says hello', () => {
    const { text, isAboutServer } = toPaneFailure('Market feed', new RoompaneError('connection/addin-silent'));
    assert.match(text, /CORS/);
    assert.equal(isAboutServer, true);
  });

  it('[HS10] says that the add-in left its page', () => {
    const { title, isFinal } = toPaneFailure('Market feed', new RoompaneError('connection/navigated-away'));
    assert.equal(title, 'Market feed left its page');
    assert.equal(isFinal, undefined);
  });

  it('[HS11] does not offer to reload what may not run', () => {
    assert.equal(toPaneFailure('Market feed', new RoompaneError('connection/frame-readable')).isFinal, true);
  });

  it('[EY1] gives the reason why an address is refused', () => {
    const error = new RoompaneError('entry/not-allowed', { data: { reason: 'it carries a user name or password' } });
    assert.match(toPaneFailure('Market feed', error).text, /carries a user name or password\.$/);
  });

  it('has a name and two sentences for every code', () => {
    // The table's keys are the codes; `Object.keys` widens them.
    for (const code of Object.keys(ERROR_CODES) as ErrorCode[]) {
      const { title, text } = toPaneFailure('Market feed', new RoompaneError(code));
      assert.match(title, /^Market feed /);
      assert.ok(text.length > 20, code);
    }
    assert.match(toPaneFailure('Market feed', undefined).title, /^Market feed /);
  });
});
