import { FailureNote, type FailureNoteProps } from './FailureNote';
import { useGatewayName } from './gateway';

/** A failure on one of Assay's own pages, which know where their requests go. */
export function PageFailure(props: Omit<FailureNoteProps, 'gateway'>) {
  return <FailureNote {...props} gateway={useGatewayName()} />;
}
