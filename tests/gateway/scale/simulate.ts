import { drawn, expected } from './overlap';
import { createRandom } from './random';

/*
 * tsx tests/gateway/scale/simulate.ts
 * Prints the tables of docs/gateway/SCALE.md: requests a day without and with the shared cache.
 */
const CHECKS = 20;
const POOL = 100_000;
const number = (value: number): string => Math.round(value).toLocaleString('en-US');

console.log(
  '| browsers | overlap | checks a day | requests, each alone | requests, one cache | saved | drawn |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const browsers of [50, 5_000, 500_000]) {
  for (const overlap of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    const day = { browsers, checks: CHECKS, overlap, pool: POOL };
    const { alone, shared } = expected(day);
    // Ten million draws tell nothing that a hundred thousand do not.
    const proof = browsers > 5_000 ? '' : number(drawn(day, createRandom(browsers)).shared);
    const cells = [
      number(browsers),
      `${overlap * 100} %`,
      number(browsers * CHECKS),
      number(alone),
      number(shared),
    ];
    console.log(`| ${[...cells, `${((1 - shared / alone) * 100).toFixed(0)} %`, proof].join(' | ')} |`);
  }
}
