// Add-ins that are out there are not rebuilt when a host is: what was frozen speaks to the host of today, in an opaque frame
// on another site. Red means that a host's update would break them. The builds are never changed; the host is.
import { expect } from '@open-wc/testing';
import { reached } from '@roompane/testing';
import { addinOrigin } from 'virtual:two-sites';
import { FrozenStage, listFrozenBuilds } from './frozen-stage.ts';
import { appearance } from './mounted.ts';

const builds = await listFrozenBuilds();

it('there is a frozen build', () => {
  expect(builds).to.not.have.length(0);
});

for (const build of builds) {
  describe(`an add-in that was built with ${build.version}`, () => {
    let stage: FrozenStage;
    let greeting: string;

    beforeEach(async () => {
      stage = new FrozenStage(build);
      greeting = await stage.open();
    });

    afterEach(() => stage.close());

    it('is the very file that was frozen', async () => {
      expect(await stage.digest()).to.equal(build.sha256);
    });

    it('[HS1] [VE1] connects from an opaque frame on another site, and reads where it stands', () => {
      expect(greeting).to.equal('In FX desk as Sam Whitfield, member, light, user, origin null');
      expect(stage.frame.getAttribute('sandbox')).to.equal('allow-scripts allow-forms');
      expect(new URL(addinOrigin).hostname).to.not.equal(location.hostname);
      expect(stage.session.state).to.equal('ready');
    });

    it('[OP14] posts under the name that the host gives it', async () => {
      const { via, author } = await stage.until('Caught up');
      expect([via?.name, author.id]).to.deep.equal(['Add-in frozen', 'sam']);
    });

    it('[CL1] [PR2] calls: reads the log page by page', async () => {
      stage.say('count');
      await stage.until('Read more than a page');
    });

    it('[CL10] [ER2] knows the code of what is refused', async () => {
      stage.say('lost');
      await stage.until('Nowhere is log/cursor-unknown');
    });

    it('[LI4] has a draft back that is too large', async () => {
      stage.say('long');
      await stage.until('Long is failed: limit/exceeded');
    });

    it('[ST1] [ST3] [ST5] follows the room live, batch after batch, and through a flood', async () => {
      for (const text of ['one', 'two', 'three']) {
        stage.say(text);
        await stage.until(`Heard ${text}`);
      }
      for (let count = 0; count < 1_500; count++) stage.say('drop');
      stage.say('over');
      await stage.until('Heard 1500 drops');
    });

    it('[PR6] reads the roster', async () => {
      stage.say('who');
      await stage.until('Here are Sam Whitfield');
    });

    it('[OP3] lets posts go, changes them and stops them', async () => {
      const plain = await stage.room.post({ body: 'plain' });
      expect(plain.type === 'posted' && plain.message.body.text).to.equal('plain');
      const loud = await stage.room.post({ body: 'loud' });
      expect(loud.type === 'posted' && loud.message.body.text).to.equal('LOUD');
      const stopped = await stage.room.post({ body: 'stop' });
      if (stopped.type !== 'blocked') expect.fail(`it was ${stopped.type}`);
      expect([stopped.reason, stopped.fix?.body.text]).to.deep.equal(['You said stop', 'go']);
    });

    it('[OP7] [OP13] says that it is still at it, and has the user asked', async () => {
      const texts: (string | undefined)[] = [];
      stage.room.addEventListener('draft-progress', ({ text }) => texts.push(text));
      expect(await stage.room.post({ body: 'slow' })).to.have.property('type', 'posted');
      expect(texts).to.include('Still at it');
      expect(await stage.room.post({ body: 'ask' })).to.have.property('type', 'posted');
      expect(stage.questions).to.have.length(1);
      expect(stage.questions[0]).to.include({ kind: 'confirm', question: 'Really?' });
    });

    it('[GR2] [GR3] is told of its grants and of how the host looks, and stops where it may not go on', async () => {
      stage.session.setAppearance({ ...appearance, theme: 'dark' });
      await stage.until('The theme is dark');
      stage.deployment.changeInfo('fx', { title: 'FX desk, late' });
      await stage.until('The title is FX desk, late');
      stage.session.setGrants(['messages/post']);
      await stage.until('Grants are messages/post');
      await stage.until('Stopped following: call/denied');
      const unguarded = await stage.room.post({ body: 'loud' });
      expect(unguarded.type === 'posted' && unguarded.message.body.text).to.equal('loud');
    });

    it('[LV1] [LV2] [LT1] answers the host’s pings, and says bye', async () => {
      stage.clock.advance(15_000);
      expect(stage.session.state).to.equal('unresponsive');
      await reached(stage.session, 'ready');
      stage.say('bye');
      await reached(stage.session, 'ended');
      expect(stage.session.error?.code).to.equal('connection/closed');
    });
  });
}
