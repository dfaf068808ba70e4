import { Rich } from '../parts/Rich';
import { number, pluralKey } from '../text';

interface Props {
  readonly requests: number;
  /** When that would end, as a sentence; nothing while that is not known. */
  readonly ends: string | null;
}

/** What it would cost, in large digits, and when it would end. */
export function CostLine({ requests, ends }: Props) {
  return (
    <div class="run-top">
      <p>
        <Rich
          message={pluralKey('listCost', requests)}
          values={[
            <b key="requests" class="big">
              {number(requests)}
            </b>,
          ]}
        />
      </p>
      <p class="run-end">{ends}</p>
    </div>
  );
}
