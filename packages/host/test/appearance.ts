import type { Appearance } from '@roompane/protocol';

export const appearance: Appearance = { theme: 'light', density: 'comfortable', locale: 'en-GB', direction: 'ltr' };
