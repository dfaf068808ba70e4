import { FLOWS } from './flows';
import type { Storm } from './storm';

/** The storm as a table: what was struck how often, and where it stood. */
export function tableOf({ rounds, struck }: Pick<Storm, 'rounds' | 'struck'>, browser: string): string {
  const lines = FLOWS.map((flow) => {
    const places = [...struck[flow].at].sort(([, one], [, other]) => other - one);
    const where = places.map(([at, times]) => `${at} ${times}`).join(', ');
    return `| ${browser} | ${flow} | ${rounds} | ${struck[flow].kills} | ${where} |`;
  });
  return [
    '| browser | flow | begun | kills | where it stood |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
