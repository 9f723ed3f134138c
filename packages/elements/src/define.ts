// Registers every element that draws a room.

import './room-composer/define.ts';
import './room-header/define.ts';
import './room-messages/define.ts';
import './room-roster/define.ts';
import './room-typing/define.ts';
