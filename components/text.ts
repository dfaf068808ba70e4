import { browser } from 'wxt/browser';
import type messages from '@/public/_locales/en/messages.json';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';

/** Every key of the English messages; the other languages have the same (words.md §4.6). */
export type MessageKey = keyof typeof messages;
/** What stands before `_other` in the keys of a sentence that changes with a number. */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

type GetMessage = (key: string, substitutions?: string[]) => string;

/**
 * The message in the language the browser shows Assay in. `values` fill the placeholders `$1` to `$9` in the
 * order in which the English file numbers them; numbers are formatted by the caller or by `tn`.
 */
export function t(key: MessageKey, ...values: readonly string[]): string {
  return (browser.i18n.getMessage as GetMessage)(key, [...values]);
}

/**
 * The form of a sentence that fits `n`, which becomes `$1`. There is no fallback to `_other`: a missing
 * Russian form would come back in English unseen, so completeness is a test's job (words.md §4.1).
 */
export function tn(base: PluralKey, n: number, ...values: readonly string[]): string {
  return t(pluralKey(base, n), number(n), ...values);
}

/** The key of the form that fits `n`. */
export function pluralKey(base: PluralKey, n: number): MessageKey {
  const rules = intl('plural', (_, language) => new Intl.PluralRules(language));
  return `${base}_${rules.select(n)}` as MessageKey;
}

/** The language of the messages, which is not always the browser's (words.md §4.1). For `<html lang>`. */
export function locale(): string {
  return t('locale') || 'en';
}

export function number(value: number): string {
  return intl('number', (tag) => new Intl.NumberFormat(tag)).format(value);
}

/** `0.42` → “42%”. */
export function percent(share: number): string {
  return intl('percent', (tag) => new Intl.NumberFormat(tag, { style: 'percent' })).format(share);
}

/** “3 hours ago”, “yesterday”, “in 20 seconds”: whole sentences may follow it in every language. */
export function relative(at: number, now: number): string {
  const [size, unit] = step(at - now);
  const distance = (at - now) / size;
  // What lies ahead is rounded up, as countdowns are: something due in half a second is not due “now”.
  const format = intl('relative', (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
  return format.format(distance > 0 ? Math.ceil(distance) : Math.round(distance), unit);
}

/** The same as a table has room for: “3h ago”. */
export function shortRelative(at: number, now: number): string {
  const [size, unit] = step(at - now);
  const format = intl(
    'narrow',
    (tag, language) => new Intl.RelativeTimeFormat(tag, { style: language === 'ru' ? 'short' : 'narrow' }),
  );
  return format.format(Math.round((at - now) / size), unit);
}

/** Date and time for tables and captions: “Nov 21, 2026, 9:05 PM”. */
export function dateTime(at: number): string {
  return dateFormat('dateTime', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** A date for sentences: “November 21, 2026”. Never right before a full stop: ru ends in one. */
export function longDate(at: number): string {
  return dateFormat('longDate', { dateStyle: 'long' }).format(at);
}

/** Day and month: “December 1”; no line breaks between them. */
export function dayMonth(at: number): string {
  return unbroken(dateFormat('dayMonth', { month: 'long', day: 'numeric' }).format(at));
}

/** Local clock time: “2:00 AM”; no line breaks within it. */
export function clockTime(at: number): string {
  return unbroken(dateFormat('clock', { timeStyle: 'short' }).format(at));
}

/** Time left or elapsed in ms as `0:23` or `1:02:07`; its width never jumps. Never below zero. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** “5 sec” */
export function shortSeconds(ms: number): string {
  return unit('second', Math.max(0, Math.ceil(ms / SECOND)), 'short');
}

/** “312 kB”, “1.5 MB”; decimal, as both browsers count. Long below 1 kB, where short says “650 byte”. */
export function bytes(size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let power = 0;
  let value = size;
  while (value >= 999.5 && power < units.length - 1) {
    value /= 1000;
    power += 1;
  }
  return unit(
    units[power] ?? 'byte',
    value,
    power === 0 ? 'long' : 'short',
    power > 0 && value < 99.95 ? 1 : 0,
  );
}

/** Items in a row: “14 malicious, 2 suspicious”. */
export function listing(items: readonly string[]): string {
  // “a, b, c” in all four: units are joined by bare spaces in three of them, and two names read as one.
  return intl('list', (tag) => new Intl.ListFormat(tag, { type: 'conjunction', style: 'narrow' })).format(
    items,
  );
}

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00A0');
}

function unit(name: string, value: number, unitDisplay: 'short' | 'long', digits = 0): string {
  const options = { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(tagOf(locale()), options).format(value);
}

function dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return intl(name, (tag) => new Intl.DateTimeFormat(tag, options));
}

function step(distance: number): [number, Intl.RelativeTimeFormatUnit] {
  const far = Math.abs(distance);
  if (far < MINUTE) return [SECOND, 'second'];
  if (far < HOUR) return [MINUTE, 'minute'];
  if (far < DAY) return [HOUR, 'hour'];
  if (far < 60 * DAY) return [DAY, 'day'];
  return far < 730 * DAY ? [30.44 * DAY, 'month'] : [365.25 * DAY, 'year'];
}

/** Formatters by name, of one language. Each is made on its first use: scripts on pages need few of them. */
const formats = { language: '', made: new Map<string, unknown>() };

/** A language is only given where it is the messages'; readers of them may write dates in their own way. */
function intl<Format>(name: string, make: (tag: string, language: string) => Format): Format {
  const language = locale();
  if (formats.language !== language) Object.assign(formats, { language, made: new Map() });
  const format = (formats.made.get(name) as Format | undefined) ?? make(tagOf(language), language);
  formats.made.set(name, format);
  return format;
}

/** A reader of English messages may write dates the British way: the first of their own languages that fits. */
function tagOf(language: string): string {
  return navigator.languages.find((own) => own.split('-')[0] === language) ?? language;
}
