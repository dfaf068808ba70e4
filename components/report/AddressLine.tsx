import type { Indicator } from '@/utils/domain/indicator';
import { Address, Imitation } from '../parts/Address';
import { CheckThis } from './CheckThis';

/** One address that the report names, with its host made plain, and a button that checks it. Never a link. */
export function AddressLine({ text, kind = 'url' }: { text: string; kind?: Indicator['kind'] }) {
  const known = kind === 'url' ? null : { kind, id: text };
  const sendable = kind !== 'url' || /^https?:\/\//i.test(text);
  return (
    <div class="rep-address">
      <span class="rep-address-text">
        <Address text={text} />
        <Imitation text={text} />
      </span>
      {sendable && <CheckThis name={text} object={known} indicator={{ kind, value: text }} />}
    </div>
  );
}
