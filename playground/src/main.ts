import type { LitElement } from 'lit';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@roompane/elements/tokens.css';
import './styles/base.css';
import './styles/buttons.css';
import './styles/fields.css';
import './styles/items.css';
import './styles/layout.css';
import './styles/rail.css';
import './styles/stage.css';
import './styles/conditions.css';
import '@roompane/elements/define';
import './open-field.ts';
import './roompane-playground.ts';

// What crosses a port can be looked at a moment later than the room, and so can other rooms: the first bundle goes without.
void import('./inspector/open-inspector.ts').then(() => {
  document.querySelector<LitElement>('roompane-playground')?.requestUpdate();
  void import('@roompane/elements/find/define');
});
