import { describe, expect, it } from 'vitest';
import { normalAddress } from '@/utils/domain/web-address';

describe('an address of Latin-1, when the code runs hot', () => {
  it('is read as the first time: Node 20 compiles URL.canParse into one that is wrong for it', () => {
    for (let turn = 0; turn < 100_000; turn += 1) normalAddress(`http://a${turn}.example/`);
    expect(normalAddress('http://ß%aa')).toBeNull();
    expect(normalAddress('http://bücher.example/')).toBe('http://xn--bcher-kva.example/');
  });
});
