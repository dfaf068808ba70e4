import { Fragment } from 'preact';
import { splitAddress } from '@/utils/domain/split-address';
import { visibleText } from '@/utils/domain/visible-text';
import { lazy } from './lazy';

const ImitationNote = lazy(async () => (await import('./ImitationNote')).ImitationNote);

/** Nobody reads further, and a browser that lays out 8 kB of `<wbr>` per keystroke stutters. */
const DRAWN_AT_MOST = 10_000;
const LONG_HOST = 45;
/** Only then is the code needed that can tell. */
const MAY_IMITATE = /xn--|[^ -~]/i;
const HASH = /^[0-9a-f]{32,64}$/;

/**
 * A link, domain, address or hash: the host stands out, lines break only after `/ ? & =`, never within `//`, and what cannot be
 * seen is made visible (LOOK §5). Hostile text: drawn as text, isolated, never translated. `oneLine` leaves the
 * breaks out, because `<wbr>` breaks even where the style sheet says `nowrap`.
 */
export function Address({ text, oneLine = false }: { text: string; oneLine?: boolean }) {
  if (HASH.test(text))
    return (
      <bdi class="ind hash" dir="ltr" translate={false}>
        {text}
      </bdi>
    );
  const { before, host, after } = splitAddress(visibleText(withAsciiHost(text), DRAWN_AT_MOST));
  return (
    <bdi class={host.length > LONG_HOST ? 'ind long' : 'ind'} dir="ltr" translate={false}>
      {oneLine ? before : breakable(before)}
      <b>{host}</b>
      {oneLine ? after : breakable(after)}
    </bdi>
  );
}

/** One line under an address whose host mixes alphabets; nothing under all others. */
export function Imitation({ text }: { text: string }) {
  return MAY_IMITATE.test(text) ? <ImitationNote text={text} /> : null;
}

/** One line for rows: a hash shows both ends, everything else is cut at its end by the style sheet. */
export function ShortAddress({ text }: { text: string }) {
  const shown = HASH.test(text)
    ? `${text.slice(0, 16)}…${text.slice(-8)}`
    : withAsciiHost(text).replace(/^https?:\/\//, '');
  return (
    <bdi class="mono" dir="ltr" translate={false}>
      {visibleText(shown, 200)}
    </bdi>
  );
}

/** VirusTotal tells final addresses in Unicode, where a Cyrillic а looks like ours (faults.md §5.22). */
function withAsciiHost(text: string): string {
  const { before, host, after } = splitAddress(text);
  if (before === '' || /^[ -~]*$/.test(host) || !URL.canParse(`http://${host}`)) return text;
  return before + new URL(`http://${host}`).hostname + after;
}

function breakable(text: string) {
  return text.split(/(?<=[/?&=])(?!\/)/).map((piece, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
