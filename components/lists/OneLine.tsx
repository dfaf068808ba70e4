import type { Indicator } from '@/utils/domain/indicator';
import { splitAddress } from '@/utils/domain/split-address';
import { visibleText } from '@/utils/domain/visible-text';
import { Address } from '../parts/Address';

/** Nobody reads further. */
const DRAWN_AT_MOST = 10_000;
/** In characters: by its end one link of a host is told from the next. */
const END = 10;

/** An indicator in one line: a hash and a link show both their ends (LOOK §5), a link its host before all else. */
export function OneLine({ indicator: { kind, value } }: { readonly indicator: Indicator }) {
  if (kind === 'file' && value.length >= 64) {
    return (
      <bdi class="ind hash" dir="ltr" translate={false} title={value}>
        {value.slice(0, 36)}…{value.slice(-12)}
      </bdi>
    );
  }
  const { before, host, after } = splitAddress(visibleText(value, DRAWN_AT_MOST));
  if (kind !== 'url' || after.length < 2 * END) return <Address text={value} oneLine />;
  return (
    <bdi class="ind ends" dir="ltr" translate={false} title={value}>
      <span>
        {before}
        <b>{host}</b>
      </span>
      <span class="between">{after.slice(0, -END)}</span>
      <span class="end">{after.slice(-END)}</span>
    </bdi>
  );
}
