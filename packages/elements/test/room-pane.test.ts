import { expect } from '@open-wc/testing';
import { RoompaneError } from '@roompane/protocol';
import { all, button, drawn, expectAccessible, one, until, wordsOf } from './on-stage.ts';
import { frameOf, manifest, room, stagePane, stateWords } from './staged-pane.ts';

describe('room-pane', () => {
  describe('accessibility', () => {
    it('is accessible while it starts', async () => {
      const { pane, clock, sessions } = await stagePane();
      clock.advance(200);
      await until(() => all(pane, '.bone').length);
      await expectAccessible(pane);
      sessions[0]!.go('connecting');
      clock.advance(1_800);
      await until(() => all(pane, '.steps').length);
      await expectAccessible(pane);
    });

    it('is accessible when it is there, and when it does not answer', async () => {
      const { pane, sessions } = await stagePane();
      for (const state of ['ready', 'unresponsive'] as const) {
        sessions[0]!.go(state);
        await expectAccessible(pane);
      }
    });

    for (const code of [
      'connection/addin-silent',
      'connection/navigated-away',
      'connection/frame-readable',
      'connection/closed',
    ] as const) {
      it(`is accessible after ${code}`, async () => {
        const { pane, sessions } = await stagePane();
        sessions[0]!.go('ended', new RoompaneError(code));
        await until(() => all(pane, '.center').length);
        await expectAccessible(pane);
      });
    }

    it('names the frame, the buttons and the state', async () => {
      const { pane, sessions } = await stagePane();
      sessions[0]!.go('ready');
      await drawn();
      expect(frameOf(pane)!.title).to.equal('Market feed');
      expect(button(pane, 'Reload Market feed')).to.not.equal(undefined);
      expect(button(pane, 'Close Market feed')).to.not.equal(undefined);
      expect(one(pane, '.state').getAttribute('role')).to.equal('status');
      expect(one(pane, '.grants').getAttribute('aria-label')).to.equal('2 of 3 grants');
    });
  });

  describe('mounting', () => {
    it('hands the room, the manifest and what it holds to the host, with a frame of its own', async () => {
      const { pane, mounts } = await stagePane();
      const [options] = mounts;
      expect(options!.room).to.equal(room);
      expect(options!.manifest).to.equal(manifest);
      expect(options!.grants).to.deep.equal(['messages/read', 'messages/post']);
      expect(options!.openReason).to.equal('user');
      expect(options!.frame).to.equal(frameOf(pane));
      expect(options!.frame.isConnected).to.equal(true);
    });

    it('never moves or replaces the frame while its add-in runs', async () => {
      const { pane, sessions, mounts } = await stagePane();
      const frame = frameOf(pane)!;
      const moves: MutationRecord[] = [];
      const observer = new MutationObserver((records) => moves.push(...records));
      observer.observe(pane.shadowRoot!, { childList: true, subtree: true });
      const { contentWindow } = frame;
      for (const state of ['connecting', 'ready', 'unresponsive', 'ready', 'ended', 'ready'] as const) {
        sessions[0]!.go(state);
        await drawn();
      }
      pane.grants = [];
      pane.appearance = { ...pane.appearance, theme: 'dark' };
      pane.clocksHeld = true;
      await drawn();
      const moved = [...moves, ...observer.takeRecords()].flatMap(({ addedNodes, removedNodes }) => [
        ...addedNodes,
        ...removedNodes,
      ]);
      expect(moved).to.not.include(frame);
      expect(frame.contentWindow).to.equal(contentWindow);
      expect(mounts).to.have.length(1);
      expect(sessions[0]!.told).to.deep.equal(['grants', 'appearance', 'clocks true']);
      observer.disconnect();
    });

    it('mounts another add-in in another frame, and ends the former', async () => {
      const { pane, mounts } = await stagePane();
      const frame = frameOf(pane);
      pane.manifest = { ...manifest, id: 'poll', name: 'Poll' };
      await drawn();
      expect(mounts).to.have.length(2);
      expect(mounts[0]!.signal!.aborted).to.equal(true);
      expect(mounts[1]!.signal!.aborted).to.equal(false);
      expect(frameOf(pane)).to.not.equal(frame);
      expect(all(pane, 'iframe')).to.have.length(1);
    });

    it('ends with the element, and begins anew when it returns', async () => {
      const { pane, mounts } = await stagePane();
      const home = pane.parentElement!;
      pane.remove();
      expect(mounts[0]!.signal!.aborted).to.equal(true);
      await drawn();
      expect(frameOf(pane)).to.equal(undefined);
      home.append(pane);
      await until(() => mounts.length === 2);
      await until(() => frameOf(pane));
    });

    it('[EY1] says so when the address may not be mounted', async () => {
      const mount = (): never => {
        throw new RoompaneError('entry/not-allowed', {
          data: { reason: 'neither https: nor http: on a loopback name' },
        });
      };
      const { pane, states } = await stagePane({ mount });
      await until(() => all(pane, '.center').length);
      expect(wordsOf(one(pane, '.center p'))).to.contain('neither https: nor http:');
      expect(frameOf(pane)).to.equal(undefined);
      expect(states).to.deep.equal(['ended']);
    });
  });

  describe('its states', () => {
    it('are told in words and as events', async () => {
      const { pane, sessions, states } = await stagePane();
      const words = [stateWords(pane)];
      for (const state of ['connecting', 'ready', 'unresponsive', 'ended'] as const) {
        sessions[0]!.go(state);
        await drawn();
        words.push(stateWords(pane));
      }
      expect(words).to.deep.equal(['Loading', 'Connecting', 'Connected', 'Not answering', 'Stopped']);
      expect(states).to.deep.equal(['loading', 'connecting', 'ready', 'unresponsive', 'ended']);
    });

    it('show bones after 200 ms and steps after 2 s', async () => {
      const { pane, clock, sessions } = await stagePane();
      clock.advance(199);
      await drawn();
      expect(all(pane, '.bone')).to.have.length(0);
      clock.advance(1);
      await drawn();
      expect(all(pane, '.bone')).to.not.have.length(0);
      clock.advance(110);
      sessions[0]!.go('connecting');
      await drawn();
      clock.advance(1_690);
      await drawn();
      expect(all(pane, '.steps li').map(wordsOf)).to.deep.equal(['Page loaded 310 ms', 'Waiting for the add-in 1.7 s']);
      clock.advance(1_000);
      await drawn();
      expect(wordsOf(all(pane, '.steps li')[1])).to.equal('Waiting for the add-in 2.7 s');
      sessions[0]!.go('ready');
      await drawn();
      expect(all(pane, '.cover')).to.have.length(0);
      expect(clock.pending).to.equal(0);
    });

    it('hide the frame until the add-in is there', async () => {
      const { pane, sessions } = await stagePane();
      expect(getComputedStyle(frameOf(pane)!).visibility).to.equal('hidden');
      sessions[0]!.go('ready');
      await drawn();
      expect(getComputedStyle(frameOf(pane)!).visibility).to.equal('visible');
    });
  });

  it('shows a hostile name as text', async () => {
    const { pane } = await stagePane({ manifest: { ...manifest, name: '<img src=x onerror=alert(1)>' } });
    expect(wordsOf(one(pane, 'h2'))).to.equal('<img src=x onerror=alert(1)>');
    expect(all(pane, 'img')).to.have.length(0);
  });
});
