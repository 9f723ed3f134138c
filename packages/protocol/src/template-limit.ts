/**
 * How much a template may ask for and a drawing may hold. A manifest comes from an author whom nobody vouches for, and what
 * it declares is drawn again for every message it fits. None of them travels: templates stay on the host's side. @spec MA2
 */

/** Templates in one manifest. Each message of a bot is held against all those of its type. */
export const templates = 16;
/** Fields of one template. More is a document, which belongs into the pane. */
export const fields = 12;
/** Columns of its table. More do not stand side by side in a room of 320 px. */
export const columns = 6;
/** Rows of its table that are drawn; of the others only their number. Guards the list's task of a frame. */
export const rows = 50;
/** UTF-16 units of a title, a label and a word that a tone stands for. */
export const labelChars = 64;
/** UTF-16 units of a `type` in `data`. */
export const typeChars = 256;
/** UTF-16 units of a path. */
export const pathChars = 256;
/** Words that a tone stands for. */
export const words = 16;
/** UTF-16 units of a value that is drawn as text. A longer one is prose, and the message's own text says it better. */
export const valueChars = 512;
/** UTF-16 units of an address. */
export const addressChars = 2_048;
/** Digits behind the point. A double has no more of them that mean anything beside a price. */
export const digits = 10;
