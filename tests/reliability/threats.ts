import type { Fault } from './fault';
import { THREATS_OF_PAGES } from './threats-of-pages';
import { THREATS_OF_TEXTS } from './threats-of-texts';
import { THREATS_TO_PRIVACY } from './threats-to-privacy';
import { THREATS_TO_THE_KEY } from './threats-to-the-key';

/** Who may want what, what is done about it, and the tests that fail when it is not done, in the order of numbers. */
export const THREATS: readonly Fault[] = [
  ...THREATS_TO_THE_KEY,
  ...THREATS_OF_PAGES,
  ...THREATS_OF_TEXTS,
  ...THREATS_TO_PRIVACY,
];
