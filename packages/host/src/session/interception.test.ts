import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Peer } from '@roompane/bridge';
import { checkDraftMethod, createDraft, type Envelope, type Verdict } from '@roompane/protocol';
import { createLinkedPair, ManualClock } from '@roompane/testing';
import type { AttachOptions, Attachment } from '../outgoing/attachment.ts';
import type { InterceptorPort } from '../outgoing/interceptor.ts';
import type { HostRoom } from '../room/host-room.ts';
import { identified } from '../view/view.ts';
import { Interception } from './interception.ts';

const request = { checkId: '1', draft: createDraft({ body: 'Sell 8 m' }, 'key') };

/** An add-in that answers `verdict`, the host's port to it, and what the host said to it. */
async function check(verdict: Verdict, canAskUser: boolean): Promise<{ answer: Verdict; said: Envelope[] }> {
  const said: Envelope[] = [];
  const pair = createLinkedPair({
    onSend: (from, written) => from === 'host' && said.push(JSON.parse(written) as Envelope),
  });
  const clock = new ManualClock();
  const host = new Peer({ link: pair.host, clock, service: new Map() });
  const handler = (): Verdict => verdict;
  const service = new Map([[checkDraftMethod.name, { method: checkDraftMethod, handler }]]);
  const addin = new Peer({ link: pair.addin, clock, service });

  let port: InterceptorPort | undefined;
  const attachment = { ready: (given: InterceptorPort) => (port = given) } as unknown as Attachment;
  const viewFor = () => identified;
  const room = { canAskUser, viewFor, intercept: (_options: AttachOptions) => attachment } as unknown as HostRoom;
  const sender = { via: { id: 'guard', name: 'Guard' }, sessionKey: 'a' };
  const interception = new Interception({ room, sender, order: 0, policy: 'pass', deadlineMs: 4_000 });
  interception.apply(['outgoing/intercept']);
  interception.start(host, { includeOwn: false });

  const answer = port?.check(request, { signal: new AbortController().signal });
  await pair.settle();
  assert.ok(answer);
  const result = await answer;
  addin.close();
  host.close();
  return { answer: result, said };
}

const codes = (said: readonly Envelope[]): string[] =>
  said.flatMap((envelope) => (envelope.type === 'error' ? [envelope.error.code] : []));

test('[OP13] a question that nobody can be asked is answered with feature/unsupported', async () => {
  const { answer, said } = await check({ type: 'confirm', question: 'Firm?' }, false);
  assert.equal(answer.type, 'confirm');
  assert.deepEqual(codes(said), ['feature/unsupported']);
});

test('[OP13] where there is a dialog, and for other verdicts, nothing is refused', async () => {
  assert.deepEqual(codes((await check({ type: 'confirm', question: 'Firm?' }, true)).said), []);
  assert.deepEqual(codes((await check({ type: 'pass' }, false)).said), []);
});

test('[GR2] the place in the way of drafts is taken with the grant, and left when it is taken back', () => {
  const acts: string[] = [];
  const attachment = {
    detach: () => acts.push('detached'),
    allowOthers: (may: boolean) => acts.push(`others: ${may}`),
  } as unknown as Attachment;
  const intercept = ({ mayInterceptOthers }: AttachOptions): Attachment => {
    acts.push(`attached, others: ${mayInterceptOthers}`);
    return attachment;
  };
  const room = { intercept } as unknown as HostRoom;
  const sender = { via: { id: 'guard', name: 'Guard' }, sessionKey: 'a' };
  const interception = new Interception({ room, sender, order: 0, policy: 'pass', deadlineMs: 4_000 });
  interception.apply(['messages/read']);
  interception.apply(['outgoing/intercept']);
  interception.apply(['outgoing/intercept', 'outgoing/intercept-others']);
  interception.apply(['outgoing/intercept-others']);
  interception.apply(['messages/read']);
  assert.deepEqual(acts, ['attached, others: false', 'others: true', 'detached']);
});
