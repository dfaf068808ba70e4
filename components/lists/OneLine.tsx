import type { Indicator } from '@/utils/domain/indicator';
import { splitAddress } from '@/utils/domain/split-address';
import { visibleText } from '@/utils/domain/visible-text';
import { Address } from '../parts/Address';

/** Nobody reads further. */
const DRAWN_AT_MOST = 10_000;
/** In characters: by its end one link of a host is told from the next. */
const END = 10;
/** Of a hash as much as is compared by eye (LOOK §5, narrow); where there is room, more of it shows. */
const HASH_HEAD = 16;
const HASH_END = 10;

/** An indicator in one line: a hash and a link show both their ends (LOOK §5), a link its host before all else. */
export function OneLine({ indicator: { kind, value } }: { readonly indicator: Indicator }) {
  if (kind === 'file') return <BothEnds head={value.slice(0, HASH_HEAD)} rest={value.slice(HASH_HEAD)} />;
  const { before, host, after } = splitAddress(visibleText(value, DRAWN_AT_MOST));
  if (kind !== 'url' || after.length < 2 * END) return <Address text={value} oneLine />;
  return <BothEnds head={before} host={host} rest={after} />;
}

interface Parts {
  readonly head: string;
  /** Null of a hash. */
  readonly host?: string;
  readonly rest: string;
}

/**
 * The middle gives way to what stands around it, by the width that this has in a font of one width. All of it is in
 * the document and in one line: boxes beside one another would be copied as lines.
 */
function BothEnds({ head, host, rest }: Parts) {
  const end = host === undefined ? HASH_END : END;
  const around = head.length + (host?.length ?? 0) + end;
  return (
    <bdi
      class={host === undefined ? 'ind hash ends' : 'ind ends'}
      dir="ltr"
      translate={false}
      title={`${head}${host ?? ''}${rest}`}
      style={{ '--around': around }}
    >
      {head}
      {host !== undefined && <b>{host}</b>}
      <span class="between">{rest.slice(0, -end)}</span>
      {rest.slice(-end)}
    </bdi>
  );
}
