import type { AddinRoom, Outcome } from '@roompane/addin';
import { type EnteredRooms, rooms } from '@roompane/addin/rooms';
import { type Checked, CheckList, find, runAddin } from '@roompane/example-kit';
import { writeInvitation } from './write-invitation.ts';

const form = find('#form', HTMLFormElement);
const select = find('#room', HTMLSelectElement);
const address = find('#link', HTMLInputElement);
const key = find('#key', HTMLInputElement);
const send = find('#send', HTMLButtonElement);
const list = new CheckList(find('#log', HTMLOListElement));
let isFollowing = false;

const words: Record<Outcome['type'], Pick<Checked, 'kind' | 'word'>> = {
  posted: { kind: 'passed', word: 'Called' },
  blocked: { kind: 'stopped', word: 'Stopped' },
  failed: { kind: 'stopped', word: 'Not sent' },
};

/** This room first, then those that are followed, the chosen one kept. */
function offer(room: AddinRoom, others: readonly { readonly id: string; readonly title: string }[]): void {
  const chosen = select.value;
  const offered = [room.info, ...others.filter(({ id }) => id !== room.info.id)];
  select.replaceChildren(...offered.map(({ id, title }) => new Option(title, id, false, id === chosen)));
}

async function follow(room: AddinRoom, all: EnteredRooms): Promise<void> {
  if (isFollowing) return;
  isFollowing = true;
  try {
    for await (const { rooms: followed } of all.followed({ signal: room.signal })) offer(room, followed);
  } catch {
    // The grant went: this room is still there to be called.
    offer(room, []);
  } finally {
    isFollowing = false;
  }
}

async function call(room: AddinRoom, all: EnteredRooms): Promise<Outcome> {
  const invitation = writeInvitation({ address: address.value, key: key.value.trim() });
  if (select.value === room.info.id) return room.post(invitation);
  const other = await all.get(select.value);
  try {
    return await other.post(invitation);
  } finally {
    other.close();
  }
}

await runAddin((room, { show }) => {
  if (!room.me.can('messages/post')) return show('off', 'Not calling: it may not post here');
  const all = rooms(room);
  offer(room, []);
  if (room.me.can('rooms/find') && room.me.can('rooms/enter')) void follow(room, all);
  form.onsubmit = (event) => {
    event.preventDefault();
    const text = select.selectedOptions[0]?.label ?? room.info.title;
    send.disabled = true;
    call(room, all)
      .then(
        (outcome) => list.add({ ...words[outcome.type], text, ...('reason' in outcome && { reason: outcome.reason }) }),
        (reason: unknown) => list.add({ ...words.failed, text, reason: String(reason) }),
      )
      .finally(() => (send.disabled = false));
  };
  show('on', 'Ready to call a room');
});
