import { type ChannelSignal, LIMITS, parseSignalData } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import * as NS from './namespace.ts';
import { fieldOf, type Payload, writeJson } from './payload.ts';
import { attributeOf, childOf, textOf } from './xml.ts';

/** What one UTF-16 unit may become in JSON, and room for the names around. */
const WRITTEN_CHARS = (LIMITS.signalChannelChars + LIMITS.signalChars) * 6 + 64;

/** A signal, and the session that it names as its own. */
export interface SessionSignal extends ChannelSignal {
  readonly session: string;
}

/** The channel stands in the JSON too: not every string fits into an attribute. */
export function addSignal(message: Builder, { session, channel, data }: SessionSignal): Builder {
  return message.c('signal', { xmlns: NS.SIGNAL, session }).t(writeJson({ channel, data })).up();
}

/** `undefined` where there is none, where it does not fit, beside a body, and for one that was kept: it is for the moment. */
export function parseSignalStanza(message: Element): SessionSignal | undefined {
  const signal = childOf(message, 'signal', NS.SIGNAL);
  if (!signal || childOf(message, 'body') || childOf(message, 'delay', NS.DELAY)) return undefined;
  const written = textOf(signal);
  if (written.length > WRITTEN_CHARS) return undefined;
  try {
    const value = JSON.parse(written) as Payload | null;
    if (!value) return undefined;
    const channel = fieldOf(value, 'channel');
    if (typeof channel !== 'string' || channel.length > LIMITS.signalChannelChars) return undefined;
    return { session: attributeOf(signal, 'session'), channel, data: parseSignalData(fieldOf(value, 'data'), '') };
  } catch {
    // A stranger's word that does not fit is as good as none.
    return undefined;
  }
}
