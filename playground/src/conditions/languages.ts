import type { Appearance } from '@roompane/protocol';

/** A language for what is shown in the room and in panes: it writes dates and numbers. */
export interface Language {
  /** BCP 47. */
  readonly locale: string;
  /** In itself. */
  readonly name: string;
  readonly direction: Appearance['direction'];
}

const ENGLISH: Language = { locale: 'en', name: 'English', direction: 'ltr' };

export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  { locale: 'de', name: 'Deutsch', direction: 'ltr' },
  { locale: 'fr', name: 'Français', direction: 'ltr' },
  { locale: 'ar', name: 'العربية', direction: 'rtl' },
  { locale: 'ja', name: '日本語', direction: 'ltr' },
];

/** The language of a locale; what is not offered is English. */
export function findLanguage(locale: string): Language {
  return LANGUAGES.find((language) => language.locale === locale) ?? ENGLISH;
}
