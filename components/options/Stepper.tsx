import { t } from '../text';

interface StepperProps {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** The value in words, such as "3 engines". */
  readonly text: string;
  readonly labelledBy: string;
  readonly onChange: (value: number) => void;
}

/** A small number with a button for one less and one for one more. */
export function Stepper({ value, least, most, text, labelledBy, onChange }: StepperProps) {
  // At an end the button stays focusable: `disabled` would throw the keyboard user out of the control.
  const step = (by: number): void => {
    const next = Math.min(Math.max(value + by, least), most);
    if (next !== value) onChange(next);
  };
  return (
    <fieldset class="stepper" aria-labelledby={labelledBy}>
      <button
        class="btn sm icon"
        type="button"
        aria-label={t('setFewer')}
        aria-disabled={value <= least}
        onClick={() => step(-1)}
      >
        −
      </button>
      <output>{text}</output>
      <button
        class="btn sm icon"
        type="button"
        aria-label={t('setMore')}
        aria-disabled={value >= most}
        onClick={() => step(1)}
      >
        +
      </button>
    </fieldset>
  );
}
