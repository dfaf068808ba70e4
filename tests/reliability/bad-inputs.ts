import { BAD_INPUTS_OF_STRANGERS } from './bad-inputs-of-strangers';
import { BAD_INPUTS_OF_TEXTS } from './bad-inputs-of-texts';
import type { Fault } from './fault';

/** Everything that may be handed to Assay and is not what it seems, in the order of its numbers. */
export const BAD_INPUTS: readonly Fault[] = [...BAD_INPUTS_OF_TEXTS, ...BAD_INPUTS_OF_STRANGERS];
