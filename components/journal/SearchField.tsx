import { Icon } from '../parts/Icon';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
}

/** The field above a table. */
export function SearchField({ label, value, onInput }: Props) {
  return (
    <span class="field">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </span>
  );
}
