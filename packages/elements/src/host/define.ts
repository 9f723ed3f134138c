// Registers the pane and the dialog.

import './room-pane/define.ts';
import './room-question/define.ts';
