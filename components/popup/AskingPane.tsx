import { Address } from '../parts/Address';
import { FactList } from '../parts/Facts';
import { SecretAnswers } from '../parts/SecretAnswers';
import type { PaneProps } from './CheckPane';

/** The text looks as if it held a secret: without it, with it, or not at all. */
export function AskingPane({ check: { state }, handle }: PaneProps) {
  if (state.phase !== 'asking') return null;
  return (
    <>
      <FactList facts={[['factWithout', <Address text={state.without} />]]} />
      <SecretAnswers handle={handle} />
    </>
  );
}
