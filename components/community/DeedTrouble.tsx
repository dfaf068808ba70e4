import type { Failure } from '@/utils/domain/failure';
import { FailureNote } from '../parts/FailureNote';
import { nextSteps } from '../parts/next-steps';
import type { Outbox } from './use-outbox';

interface DeedTroubleProps {
  readonly failure: Failure;
  readonly outbox: Outbox;
}

/**
 * Why something was not published, with the one thing that helps. Publishing it after all has a button of its own,
 * which says that it does: nothing here repeats it.
 */
export function DeedTrouble({ failure, outbox }: DeedTroubleProps) {
  const { gateway, requestOrigin } = outbox;
  return <FailureNote failure={failure} gateway={gateway} steps={nextSteps(failure, null, requestOrigin)} />;
}
