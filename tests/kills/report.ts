import { FLOWS } from './flows';
import type { Storm } from './storm';

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;

/** The storm as a table: what was struck how often, and where it stood. */
export function tableOf(
  { rounds, struck, took, last }: Pick<Storm, 'rounds' | 'struck' | 'took' | 'last'>,
  browser: string,
): string {
  const lines = FLOWS.map((flow) => {
    const places = [...struck[flow].at].sort(([, one], [, other]) => other - one);
    const where = places.map(([at, times]) => `${at} ${times}`).join(', ');
    return `| ${browser} | ${flow} | ${rounds} | ${struck[flow].kills} | ${where} |`;
  });
  return [
    '| browser | flow | begun | kills | where it stood |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    `${seconds(took.kills)} of kills; all had ended ${seconds(took.settling)} after the last one; at the end stood: ${last}.`,
  ].join('\n');
}
