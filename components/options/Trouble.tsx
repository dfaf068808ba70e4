import type { Failure } from '@/utils/domain/failure';
import { FailureNote } from '../parts/FailureNote';

interface TroubleProps {
  readonly failure: Failure;
  /** What the failure means for the setting; left out where the failure says it all. */
  readonly meaning?: string;
  /** Host of a gateway in VirusTotal's place, or null. */
  readonly gateway?: string | null;
  readonly onRetry?: () => void;
}

/** A failure inside a setting, spoken at once: the control above it still shows what was wanted. */
export function Trouble({ failure, meaning, gateway = null, onRetry }: TroubleProps) {
  return (
    <div class="option-trouble" role="alert">
      {meaning && <p class="option-meaning">{meaning}</p>}
      <FailureNote failure={failure} gateway={gateway} steps={onRetry ? { retry: onRetry } : {}} />
    </div>
  );
}
