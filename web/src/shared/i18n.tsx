// Language and theme: the message catalogues, direction, and how dates and numbers are written.
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import ar from '../messages/ar.json';
import en from '../messages/en.json';

export type UiLanguage = 'en' | 'ar';
export type Theme = 'system' | 'light' | 'dark';
const catalogues: Record<UiLanguage, Record<string, string>> = { en, ar: { ...en, ...ar } };

interface Settings {
  readonly language: UiLanguage;
  readonly theme: Theme;
  readonly setLanguage: (language: UiLanguage) => void;
  readonly setTheme: (theme: Theme) => void;
}
const SettingsContext = createContext<Settings | null>(null);

export function useSettings(): Settings {
  const settings = useContext(SettingsContext);
  if (!settings) throw new Error('useSettings outside of SettingsProvider');
  return settings;
}

function stored<T extends string>(key: string, among: readonly T[], otherwise: T): T {
  const value = localStorage.getItem(key) as T | null;
  return value !== null && among.includes(value) ? value : otherwise;
}

export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<UiLanguage>(() => stored('acta-language', ['en', 'ar'], 'en'));
  const [theme, setTheme] = useState<Theme>(() => stored('acta-theme', ['system', 'light', 'dark'], 'system'));
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
    localStorage.setItem('acta-language', language);
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem('acta-theme', theme);
  }, [theme]);
  const settings = useMemo(() => ({ language, theme, setLanguage, setTheme }), [language, theme]);
  return (
    <SettingsContext.Provider value={settings}>
      <IntlProvider locale={language === 'ar' ? 'ar-u-nu-latn' : 'en-GB'} messages={catalogues[language]}
        defaultLocale="en" onError={() => undefined}>
        {children}
      </IntlProvider>
    </SettingsContext.Provider>
  );
}

export type Values = Record<string, string | number>;

export interface Say {
  (key: string, values?: Values): string;
  readonly has: (key: string) => boolean;
  readonly date: (day: string | undefined) => string;
  readonly month: (day: string) => string;
  readonly moment: (at: string) => string;
  readonly number: (value: number) => string;
}

// In Arabic a name or a number in a sentence stands apart, so that it keeps its own direction.
function apart(values: Values | undefined): Values | undefined {
  return values && Object.fromEntries(Object.entries(values).map(([name, value]) =>
    [name, typeof value === 'string' ? `\u2068${value}\u2069` : value]));
}

// A key's message; and dates, as say.date('2013-12-18'): "18 December 2013".
export function useSay(): Say {
  const intl = useIntl();
  return useMemo(() => {
    const arabic = intl.locale.startsWith('ar');
    const say = (key: string, values?: Values) => intl.formatMessage({ id: key, defaultMessage: key }, arabic ? apart(values) : values);
    return Object.assign(say, {
      has: (key: string) => intl.messages[key] !== undefined,
      date: (day: string | undefined) => day === undefined ? '–' : intl.formatDate(`${day.slice(0, 10)}T12:00:00Z`,
        { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
      month: (day: string) => intl.formatDate(`${day.slice(0, 10)}T12:00:00Z`, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
      moment: (at: string) => intl.formatDate(at,
        { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC', timeZoneName: 'short' }),
      number: (value: number) => intl.formatNumber(value).replaceAll(',', '\u202f'),
    });
  }, [intl]);
}
