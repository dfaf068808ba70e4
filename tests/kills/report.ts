import { FLOWS, type Flow } from './flows';
import type { Storm } from './storm';
import { PUBLISHING } from './unanswered';

const isPublishing = (flow: Flow): boolean => PUBLISHING.some((each) => each === flow);
const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;

/** The storm as a table: what was struck how often, and where it stood. */
export function tableOf(
  { rounds, struck, took, last }: Pick<Storm, 'rounds' | 'struck' | 'took' | 'last'>,
  browser: string,
): string {
  const lines = FLOWS.map((flow) => {
    const places = [...struck[flow].at].sort(([, one], [, other]) => other - one);
    const where = places.map(([at, times]) => `${at} ${times}`).join(', ');
    const { kills, published } = struck[flow];
    return `| ${browser} | ${flow} | ${rounds} | ${kills} | ${isPublishing(flow) ? published : '–'} | ${where} |`;
  });
  return [
    '| browser | flow | begun | kills | its request out | where it stood |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
    `${seconds(took.kills)} of kills; all had ended ${seconds(took.settling)} after the last one; at the end stood: ${last}.`,
  ].join('\n');
}
