interface ChoiceProps {
  readonly id: string;
  readonly value: number;
  readonly options: readonly number[];
  readonly disabled?: boolean;
  readonly text: (option: number) => string;
  readonly onChange: (value: number) => void;
}

/** One of some numbers; a kept value that is none of them, from an import, is offered too. */
export function Choice({ id, value, options, disabled = false, text, onChange }: ChoiceProps) {
  const offered = [...new Set([...options, value])].sort((a, b) => a - b);
  return (
    <select
      class="btn sm choice"
      id={id}
      disabled={disabled}
      value={String(value)}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    >
      {offered.map((option) => (
        <option key={option} value={String(option)}>
          {text(option)}
        </option>
      ))}
    </select>
  );
}
