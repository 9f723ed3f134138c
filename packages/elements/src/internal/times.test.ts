import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayOf, timesOf } from './times.ts';

const at = (...[year, month, day, hours = 12]: [number, number, number, number?]): number =>
  new Date(year, month - 1, day, hours).getTime();

describe('times of a room', () => {
  const times = timesOf('en-GB');

  it('name the days that are near', () => {
    assert.equal(times.day(at(2025, 11, 18, 0), at(2025, 11, 18, 23)), 'Today');
    assert.equal(times.day(at(2025, 11, 17, 23), at(2025, 11, 18, 0)), 'Yesterday');
    assert.equal(times.day(at(2025, 11, 11), at(2025, 11, 18)), 'Tuesday 11 November');
    assert.match(times.day(at(2024, 11, 11), at(2025, 11, 18)), /2024/);
  });

  it('do not call tomorrow today', () => {
    assert.doesNotMatch(times.day(at(2025, 11, 19, 0), at(2025, 11, 18, 23)), /Today/);
  });

  it('count days by the calendar, through a change of the clocks', () => {
    for (let day = 1; day < 365; day++) assert.equal(dayOf(at(2025, 1, day + 1, 0)) - dayOf(at(2025, 1, day, 23)), 1);
  });

  it('keep to 24 hours in every language', () => {
    assert.equal(timesOf('en-US').time(at(2025, 11, 18, 0)), '00:00');
  });
});
