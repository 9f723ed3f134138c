import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Addin } from './addin.ts';
import {
  findRunning,
  NOTHING_RUNS,
  setGrant,
  showAddin,
  startAddin,
  stopAddin,
  templatesOf,
} from './running-addins.ts';

function addin(key: string): Addin {
  const manifest = { id: key, name: key, version: '1', entry: `https://${key}.example/`, requires: [] };
  return { key, isExample: true, manifest, icon: 'side', startsWith: ['messages/read'] };
}

const feed = addin('feed');
const guard = addin('guard');
const both = showAddin(startAddin(NOTHING_RUNS, guard), feed);

describe('running add-ins', () => {
  it('shows one while the others go on', () => {
    assert.deepEqual(
      both.list.map((each) => each.addin.key),
      ['guard', 'feed'],
    );
    assert.equal(both.shownKey, 'feed');
  });

  it('keeps the order of those that run, so that no frame moves', () => {
    assert.deepEqual(showAddin(both, guard).list, both.list);
  });

  it('[MA4] draws by the templates of those that run and may read, in the order in which they were started', () => {
    const withTemplate = (key: string): Addin => {
      const { manifest, ...rest } = addin(key);
      const fields = [{ label: key, path: '/value' }];
      return { ...rest, manifest: { ...manifest, templates: [{ dataType: 'x', title: key, fields }] } };
    };
    const running = [withTemplate('one'), guard, withTemplate('two')].reduce(startAddin, NOTHING_RUNS);
    const titles = (of: typeof running): unknown[] => templatesOf(of).map(({ title }) => title);
    assert.deepEqual(titles(running), ['one', 'two']);
    assert.deepEqual(titles(stopAddin(running, 'one')), ['two']);
    assert.deepEqual(titles(setGrant(running, 'two', { grant: 'messages/read', isGiven: false })), ['one']);
  });

  it('shows another that runs when the one in sight is stopped', () => {
    const left = stopAddin(both, 'feed');
    assert.equal(left.shownKey, 'guard');
    assert.equal(stopAddin(left, 'guard').shownKey, undefined);
  });

  it('leaves what is in sight when another is stopped', () => {
    assert.equal(stopAddin(both, 'guard').shownKey, 'feed');
  });

  it('starts with what the add-in starts with, and gives and takes grants of that one alone', () => {
    const given = setGrant(both, 'feed', { grant: 'messages/post', isGiven: true });
    assert.deepEqual(findRunning(given, 'feed')?.grants, ['messages/read', 'messages/post']);
    assert.deepEqual(findRunning(given, 'guard')?.grants, ['messages/read']);
    const taken = setGrant(given, 'feed', { grant: 'messages/read', isGiven: false });
    assert.deepEqual(findRunning(taken, 'feed')?.grants, ['messages/post']);
  });
});
