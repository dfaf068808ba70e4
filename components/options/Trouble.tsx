import { useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import { copied } from '../parts/copied';
import { FailureNote } from '../parts/FailureNote';
import { useGatewayName } from '../parts/gateway';
import type { RequestOrigin } from './request-origin';

interface TroubleProps {
  readonly failure: Failure;
  /** What the failure means for the setting; left out where the failure says it all. */
  readonly meaning?: string;
  /** It is about the key, and the field for it is here. */
  readonly atKey?: boolean;
  readonly onRetry?: () => void;
  /** Asks the browser for a host that it keeps Assay from, and then tries again. */
  readonly requestOrigin?: RequestOrigin;
}

/** A failure inside a setting, spoken at once: the control above it still shows what was wanted. */
export function Trouble({ failure, meaning, atKey = false, onRetry, requestOrigin }: TroubleProps) {
  const gateway = useGatewayName();
  const [said, say] = useState('');
  const allow = async (request: RequestOrigin, origin: string): Promise<void> => {
    if (await request(origin)) onRetry?.();
  };
  return (
    <div class="option-trouble" role="alert">
      {meaning && <p class="option-meaning">{meaning}</p>}
      <FailureNote
        failure={failure}
        gateway={gateway}
        atKey={atKey}
        steps={{
          ...(onRetry && { retry: onRetry }),
          ...(requestOrigin &&
            failure.tag === 'permission-missing' && {
              allow: () => void allow(requestOrigin, failure.origin),
            }),
          ...(failure.tag === 'internal' && {
            'copy-details': () => void copied(failure.detail).then(say),
          }),
        }}
      />
      {said !== '' && <p class="small dim">{said}</p>}
    </div>
  );
}
