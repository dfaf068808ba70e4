import type { Failure } from '@/utils/domain/failure';
import { FailureNote } from '../parts/FailureNote';
import { nextSteps } from '../parts/next-steps';
import type { Outbox } from './use-outbox';

interface DeedTroubleProps {
  readonly failure: Failure;
  readonly outbox: Outbox;
  /** Does once more what failed; nothing has left of it. */
  readonly onAgain: () => void;
}

/** Why something was not published, with the one thing that helps. */
export function DeedTrouble({ failure, outbox, onAgain }: DeedTroubleProps) {
  const { gateway, requestOrigin } = outbox;
  const steps = nextSteps(failure, onAgain, requestOrigin);
  return <FailureNote failure={failure} gateway={gateway} steps={steps} />;
}
