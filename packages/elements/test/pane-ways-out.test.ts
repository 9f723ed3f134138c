import { expect } from '@open-wc/testing';
import { RoompaneError } from '@roompane/protocol';
import type { OwnOriginEvent } from '../src/host/index.ts';
import { all, button, drawn, one, until, wordsOf } from './on-stage.ts';
import { frameOf, manifest, stagePane, type StagedPane, stateWords } from './staged-pane.ts';

describe('room-pane', () => {
  describe('a frame that never says hello', () => {
    async function silent(): Promise<StagedPane> {
      const staged = await stagePane();
      staged.sessions[0]!.go('ended', new RoompaneError('connection/addin-silent'));
      await until(() => all(staged.pane, '.fix').length);
      return staged;
    }

    it('[HS14] is told with its likely cause and the fix for each server', async () => {
      const { pane } = await silent();
      expect(wordsOf(one(pane, '.center p'))).to.contain('CORS');
      const lines: string[] = [];
      for (const radio of all(pane, '.fix input')) {
        radio.click();
        await drawn();
        lines.push(one(pane, 'pre').textContent);
      }
      expect(lines[0]).to.contain("server: { cors: { origin: '*' } }");
      expect(lines[1]).to.contain("'Access-Control-Allow-Origin': '*'");
      expect(lines[2]).to.contain('npx serve --cors\nnpx http-server --cors');
      expect(lines[3]).to.equal('Access-Control-Allow-Origin: *');
    });

    it('offers its own origin where the address is on this machine', async () => {
      const { pane } = await silent();
      const asked = new Promise<OwnOriginEvent>((resolve) => {
        pane.addEventListener('own-origin', (event) => resolve(event as OwnOriginEvent), { once: true });
      });
      button(pane, 'Own origin')!.click();
      expect((await asked).entry).to.equal(manifest.entry);
    });

    it('does not offer it elsewhere, or twice', async () => {
      const staged = await silent();
      staged.pane.ownOrigin = true;
      await until(() => staged.mounts.length === 2);
      expect(staged.mounts[1]!.ownOrigin).to.equal(true);
      staged.sessions[1]!.go('ended', new RoompaneError('connection/addin-silent'));
      await until(() => all(staged.pane, '.fix').length);
      expect(button(staged.pane, 'Own origin')).to.equal(undefined);
      staged.pane.ownOrigin = false;
      staged.pane.manifest = { ...manifest, entry: 'https://feed.example/' };
      await until(() => staged.mounts.length === 3);
      staged.sessions[2]!.go('ended', new RoompaneError('connection/addin-silent'));
      await until(() => all(staged.pane, '.fix').length);
      expect(button(staged.pane, 'Own origin')).to.equal(undefined);
    });
  });

  describe('its buttons', () => {
    it('reload a running add-in in its frame', async () => {
      const { pane, sessions, mounts } = await stagePane();
      sessions[0]!.go('ready');
      await drawn();
      button(pane, 'Reload Market feed')!.click();
      expect(sessions[0]!.told).to.deep.equal(['reload']);
      expect(mounts).to.have.length(1);
    });

    it('[HS10] mount an add-in that left its page afresh', async () => {
      const { pane, sessions, mounts } = await stagePane();
      sessions[0]!.go('ended', new RoompaneError('connection/navigated-away'));
      await until(() => button(pane, 'Reload pane'));
      button(pane, 'Reload pane')!.click();
      await until(() => mounts.length === 2);
      expect(stateWords(pane)).to.equal('Loading');
    });

    it('close the pane, and open it again', async () => {
      const { pane, sessions, mounts } = await stagePane();
      sessions[0]!.go('ready');
      await drawn();
      const closed = new Promise((resolve) => pane.addEventListener('pane-close', resolve, { once: true }));
      button(pane, 'Close Market feed')!.click();
      await closed;
      await drawn();
      expect(sessions[0]!.told).to.deep.equal(['close']);
      expect(stateWords(pane)).to.equal('Closed');
      expect(frameOf(pane)).to.equal(undefined);
      button(pane, 'Open again')!.click();
      await until(() => mounts.length === 2 && frameOf(pane));
      expect(stateWords(pane)).to.equal('Loading');
    });

    it('stop waiting', async () => {
      const { pane, clock, sessions } = await stagePane();
      clock.advance(2_000);
      await until(() => button(pane, 'Stop waiting'));
      button(pane, 'Stop waiting')!.click();
      await drawn();
      expect(sessions[0]!.told).to.deep.equal(['close']);
      expect(stateWords(pane)).to.equal('Closed');
    });
  });
});
