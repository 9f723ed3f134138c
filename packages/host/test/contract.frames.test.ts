import { type OpenStage, openStage, type Seating } from './stages/stage.ts';
import { seatOverLinks, seatOverPorts } from './stages/in-page.ts';
import { seatInSameOrigin } from './stages/same-origin.ts';
import { seatInFrame } from './stages/mounted.ts';
import { sessionContract } from '@roompane/testing';
import { expect } from '@open-wc/testing';
import { addinOrigin, hostOrigin } from 'virtual:two-sites';

interface Variant {
  readonly name: string;
  readonly seating: Seating;
  /** `self.origin` where the add-in's code runs. */
  readonly origin: string;
}

const variants: readonly Variant[] = [
  { name: 'a linked pair', seating: seatOverLinks, origin: hostOrigin },
  { name: 'a pair of message ports', seating: seatOverPorts, origin: hostOrigin },
  { name: 'a frame of the host’s own origin', seating: seatInSameOrigin, origin: hostOrigin },
  {
    name: 'a frame on another site with its own origin',
    seating: seatInFrame({ ownOrigin: true }),
    origin: addinOrigin,
  },
  { name: 'an opaque frame on another site', seating: seatInFrame({}), origin: 'null' },
];

for (const { name, seating, origin } of variants) {
  describe(`a session over ${name}`, () => {
    let open: OpenStage;
    let ran = 0;

    beforeEach(async () => {
      open = await openStage(seating);
    });

    afterEach(() => open.close());

    after(() => console.log(`${ran} cases of the contract ran over ${name}`));

    it('stands where it says it stands', async () => {
      const { sight } = await open.stage.seat();
      expect(sight.origin).to.equal(origin);
      expect(location.hostname).to.not.equal(new URL(addinOrigin).hostname);
    });

    for (const { title, run } of sessionContract()) {
      it(title, async () => {
        await run(open.stage);
        ran++;
      });
    }
  });
}
