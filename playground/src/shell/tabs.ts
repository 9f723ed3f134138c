/** The one view of a narrow window. */
export const TABS = ['room', 'pane', 'inspector', 'conditions'] as const;
export type Tab = (typeof TABS)[number];
