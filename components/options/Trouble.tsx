import type { Failure } from '@/utils/domain/failure';
import { FailureNote } from '../parts/FailureNote';
import type { RequestOrigin } from './request-origin';

interface TroubleProps {
  readonly failure: Failure;
  /** What the failure means for the setting; left out where the failure says it all. */
  readonly meaning?: string;
  /** Host of a gateway in VirusTotal's place, or null. */
  readonly gateway?: string | null;
  readonly onRetry?: () => void;
  /** Asks the browser for a host that it keeps Assay from, and then tries again. */
  readonly requestOrigin?: RequestOrigin;
}

/** A failure inside a setting, spoken at once: the control above it still shows what was wanted. */
export function Trouble({ failure, meaning, gateway = null, onRetry, requestOrigin }: TroubleProps) {
  const allow = async (request: RequestOrigin, origin: string): Promise<void> => {
    if (await request(origin)) onRetry?.();
  };
  return (
    <div class="option-trouble" role="alert">
      {meaning && <p class="option-meaning">{meaning}</p>}
      <FailureNote
        failure={failure}
        gateway={gateway}
        steps={{
          ...(onRetry && { retry: onRetry }),
          ...(requestOrigin &&
            failure.tag === 'permission-missing' && {
              allow: () => void allow(requestOrigin, failure.origin),
            }),
          ...(failure.tag === 'internal' && {
            'copy-details': () => void navigator.clipboard.writeText(failure.detail),
          }),
        }}
      />
    </div>
  );
}
