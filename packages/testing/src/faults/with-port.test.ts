import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Peer, watchLiveness } from '@roompane/bridge';
import type { Link, Method } from '@roompane/protocol';
import fc from 'fast-check';
import { createLinkedPair, type LinkedPair } from '../linked-pair.ts';
import { ManualClock } from '../manual-clock.ts';
import { ScriptedLink } from '../scripted-link.ts';
import { PortConditions } from './port-conditions.ts';
import { withPort } from './with-port.ts';

const toMethod = (name: string): Method => ({
  name,
  deadlineMs: 15_000,
  params: (value) => value,
  result: (value) => value,
});

const echo = toMethod('test/echo');
const wait = toMethod('test/wait');

const service = new Map([
  [echo.name, { method: echo, handler: (params: never): unknown => params }],
  [wait.name, { method: wait, handler: () => new Promise<never>(() => undefined) }],
]);

describe('a port', () => {
  let conditions: PortConditions;
  let clock: ManualClock;
  let pair: LinkedPair;
  let link: Link;
  let toHost: (string | undefined)[];
  let toAddin: (string | undefined)[];
  let over: AbortController;

  beforeEach(() => {
    conditions = new PortConditions();
    clock = new ManualClock();
    pair = createLinkedPair();
    link = withPort(pair.host, conditions, { clock });
    toHost = [];
    toAddin = [];
    over = new AbortController();
    link.listen((arrival) => toHost.push(arrival), over);
    pair.addin.listen((arrival) => toAddin.push(arrival), over);
  });

  it('changes nothing at rest, and needs no timer', async () => {
    link.send('one');
    pair.addin.send('two');
    await pair.settle();
    assert.deepEqual([toAddin, toHost, clock.pending], [['one'], ['two'], 0]);
  });

  it('lets each way take its own time, in order', async () => {
    conditions.toHostDelayMs = 500;
    conditions.toAddinDelayMs = 200;
    for (const written of ['one', 'two']) {
      link.send(written);
      pair.addin.send(written);
    }
    await pair.settle();
    clock.advance(199);
    conditions.toHostDelayMs = 0;
    pair.addin.send('three');
    await pair.settle();
    assert.deepEqual([toAddin, toHost], [[], []]);
    clock.advance(1);
    await pair.settle();
    assert.deepEqual([toAddin, toHost], [['one', 'two'], []]);
    clock.advance(300);
    assert.deepEqual(toHost, ['one', 'two', 'three']);
  });

  it('loses what is under way and what comes when it is dropped, and carries again when it is back', async () => {
    conditions.toHostDelayMs = 100;
    link.send('arrives');
    pair.addin.send('lost on the way');
    await pair.settle();
    conditions.isDropped = true;
    link.send('lost');
    pair.addin.send('lost');
    await pair.settle();
    clock.advance(1_000);
    conditions.isDropped = false;
    conditions.toHostDelayMs = 0;
    link.send('back');
    pair.addin.send('back');
    await pair.settle();
    assert.deepEqual([toAddin, toHost], [['arrives', 'back'], ['back']]);
    assert.equal(clock.pending, 0);
  });

  it('dies by a crash for good, without a word, and another one lives', async () => {
    conditions.crash();
    link.send('lost');
    pair.addin.send('lost');
    const next = createLinkedPair();
    const heard: (string | undefined)[] = [];
    next.addin.listen((arrival) => heard.push(arrival), over);
    withPort(next.host, conditions, { clock }).send('hello');
    await Promise.all([pair.settle(), next.settle()]);
    assert.deepEqual([toAddin, toHost, heard], [[], [], ['hello']]);
  });

  it('lets what was sent before its close still leave, hears nothing after it, and closes what it stands before', () => {
    const far = new ScriptedLink();
    const closing = withPort(far, conditions, { clock });
    closing.listen(() => assert.fail('it is closed'), over);
    conditions.toAddinDelayMs = 100;
    closing.send('"bye"');
    closing.close();
    closing.close();
    closing.send('"never"');
    far.arrive('"late"');
    assert.equal(far.isClosed, false);
    clock.advance(100);
    assert.deepEqual([far.sent, far.isClosed, clock.pending], [['bye'], true, 0]);
  });

  it('closes at once when it is gone, also when it goes while a close waits', () => {
    for (const go of [() => (conditions.isDropped = true), () => conditions.crash()]) {
      conditions.isDropped = false;
      conditions.toAddinDelayMs = 100;
      const far = new ScriptedLink();
      const closing = withPort(far, conditions, { clock });
      closing.send('"bye"');
      closing.close();
      go();
      assert.deepEqual([far.sent, far.isClosed, clock.pending], [[], true, 0]);
    }
    const far = new ScriptedLink();
    conditions.isDropped = true;
    withPort(far, conditions, { clock }).close();
    assert.equal(far.isClosed, true);
  });

  it('keeps the order and loses nothing whatever the delays do', async () => {
    const step = fc.oneof(
      fc.record({ delayMs: fc.integer({ min: 0, max: 10_000 }) }),
      fc.record({ passMs: fc.integer({ min: 0, max: 12_000 }) }),
      fc.constant('send' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const far = new ScriptedLink();
        const delays = new PortConditions();
        const time = new ManualClock();
        const delayed = withPort(far, delays, { clock: time });
        const heard: (string | undefined)[] = [];
        delayed.listen((arrival) => heard.push(arrival), new AbortController());
        let sent = 0;
        for (const each of steps) {
          if (each === 'send') {
            delayed.send(String(sent));
            far.arrive(String(sent++));
          } else if ('passMs' in each) time.advance(each.passMs);
          else [delays.toAddinDelayMs, delays.toHostDelayMs] = [each.delayMs, 10_000 - each.delayMs];
        }
        time.advance(10_000);
        const all = Array.from({ length: sent }, (_, index) => index);
        assert.deepEqual(far.sent, all);
        assert.deepEqual(heard.map(Number), all);
        assert.equal(time.pending, 0);
      }),
      { numRuns: 300 },
    );
    await pair.settle();
  });

  describe('under a session', () => {
    let host: Peer;
    let addin: Peer;
    let responses: boolean[];

    beforeEach(() => {
      over.abort();
      pair = createLinkedPair();
      responses = [];
      let heard = (): void => undefined;
      const port = withPort(pair.host, conditions, { clock });
      host = new Peer({ link: port, clock, service, onArrival: () => heard() });
      addin = new Peer({ link: pair.addin, clock, service });
      heard = watchLiveness({ peer: host, clock, onChange: (isResponsive) => responses.push(isResponsive) });
    });

    it('[LV2] is unresponsive after its time when it is dropped, and ready at the first arrival after that', async () => {
      await pair.settle();
      conditions.isDropped = true;
      clock.advance(14_999);
      await pair.settle();
      assert.deepEqual(responses, []);
      clock.advance(1);
      assert.deepEqual(responses, [false]);
      conditions.isDropped = false;
      clock.advance(5_000);
      await pair.settle();
      assert.deepEqual(responses, [false, true]);
      host.close();
      await pair.settle();
    });

    it('[CL6] lets the calls of both sides time out with their code when it is gone', async () => {
      conditions.crash();
      const calls = [host.call(echo, 'a'), addin.call(echo, 'b')];
      const rejected = calls.map((call) => assert.rejects(call, { code: 'call/timed-out' }));
      await pair.settle();
      clock.advance(15_000);
      await Promise.all(rejected);
      host.close();
      assert.equal(addin.signal.aborted, false);
      addin.close();
      assert.equal(clock.pending, 0);
    });

    it('[CL6] answers in time what takes no longer than the deadline, both ways together', async () => {
      conditions.toAddinDelayMs = 7_000;
      conditions.toHostDelayMs = 7_999;
      const inTime = host.call(echo, 'in time');
      await pair.settle();
      clock.advance(7_000);
      await pair.settle();
      clock.advance(7_999);
      await pair.settle();
      assert.equal(await inTime, 'in time');
      conditions.toHostDelayMs = 8_000;
      const late = assert.rejects(host.call(echo, 'late'), { code: 'call/timed-out' });
      await pair.settle();
      clock.advance(7_000);
      await pair.settle();
      clock.advance(8_000);
      await late;
      host.close();
      await pair.settle();
    });

    it('[LT2] says bye to a slow add-in, and its pending calls reject', async () => {
      conditions.toAddinDelayMs = 1_000;
      const call = assert.rejects(addin.call(wait, 'hello'), { code: 'connection/closed' });
      await pair.settle();
      host.close();
      await pair.settle();
      assert.equal(addin.signal.aborted, false);
      clock.advance(1_000);
      await pair.settle();
      await call;
      assert.equal(addin.signal.aborted, true);
    });
  });
});
