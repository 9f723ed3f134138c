import type { RoompaneError } from '@roompane/protocol';
import type { IconName } from '../../icons.ts';

/** How the end of a session reads to the person who sees the pane. */
export interface PaneFailure {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** What to change is on the add-in's server. */
  readonly isAboutServer?: boolean;
  /** Trying again cannot help. */
  readonly isFinal?: boolean;
}

/** The end of a session in words: who did what, then why. Not the error's own text, which is for developers. */
export function toPaneFailure(name: string, error: RoompaneError | undefined): PaneFailure {
  switch (error?.code) {
    case 'connection/addin-silent':
      return {
        icon: 'port',
        title: `${name} did not answer`,
        text: 'Its page loaded, but it never said hello. The likely cause: its server sends no CORS header, so the browser blocks the scripts of the sandboxed frame. Or the page does not call connect().',
        isAboutServer: true,
      };
    case 'connection/navigated-away':
      return {
        icon: 'globe',
        title: `${name} left its page`,
        text: 'The frame went to a page that has no part in this room. Reload brings the add-in back.',
      };
    case 'connection/frame-readable':
    case 'entry/not-allowed':
      return {
        icon: 'lock',
        title: `${name} may not run here`,
        text: refusedEntry(error),
        isFinal: true,
      };
    case 'connection/version-unsupported':
      return {
        icon: 'swap',
        title: `${name} speaks another version`,
        text: 'It shares no version of the protocol with this page. Update the older of the two.',
      };
    case 'connection/refused':
      return { icon: 'lock', title: `${name} was refused`, text: refusal(error) };
    case 'limit/abusive':
      return {
        icon: 'stop',
        title: `${name} was stopped`,
        text: 'It went on after many refusals, or sent what no add-in sends. The room is not affected.',
      };
    case 'connection/replaced':
      return { icon: 'side', title: `${name} moved on`, text: 'A newer document or pane took over its session.' };
    default:
      return {
        icon: 'crash',
        title: `${name} stopped`,
        text: 'Its session ended without a reason. The room is not affected.',
      };
  }
}

function refusedEntry({ code, data }: RoompaneError): string {
  if (code === 'connection/frame-readable') {
    return 'It shares the origin of this page, so the sandbox would not hold. Serve it from another site.';
  }
  const reason = data?.['reason'];
  return typeof reason === 'string'
    ? `Its address cannot be mounted: ${reason}.`
    : 'Its address cannot be mounted. Serve it with https:, from another site than this page.';
}

function refusal({ data }: RoompaneError): string {
  const reason = data?.['reason'];
  return typeof reason === 'string' ? reason : 'This page did not take it, and gave no reason.';
}
