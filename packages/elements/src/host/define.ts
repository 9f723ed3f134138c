// Registers the pane.

import './room-pane/define.ts';
