import { type ComponentChildren, Fragment } from 'preact';
import { type MessageKey, t } from '../text';
import { Quoted } from './Quoted';

export type KeyValue = readonly [label: MessageKey, value: ComponentChildren];

/** Label and value, a row each; rows without a value are left out, and with them an empty list. */
export function KeyValues({ rows }: { rows: readonly KeyValue[] }) {
  const told = rows.filter(([, value]) => value !== null && value !== undefined && value !== false);
  if (told.length === 0) return null;
  return (
    <dl class="rep-kv">
      {told.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{t(label)}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** A foreign text as a value, or no row where there is none. */
export function quoted(text: string | null | undefined): ComponentChildren {
  return text ? <Quoted text={text} /> : null;
}

/** A value that is worked out from another one, or no row. */
export function drawn<Value>(
  value: Value | null | undefined,
  draw: (value: Value) => ComponentChildren,
): ComponentChildren {
  return value === null || value === undefined ? null : draw(value);
}
