import { describe, expect, it } from 'vitest';
import { endChildren, runChild } from '../../commands/child';

const script = (code: string): string[] => [process.execPath, '-e', code];

describe('runChild', () => {
  it('keeps both streams and the exit code', async () => {
    const run = await runChild(script("console.log('out'); console.error('err'); process.exit(3)"));
    expect(run.code).toBe(3);
    expect(run.output).toContain('out\n');
    expect(run.output).toContain('err\n');
  });

  it('gives no standard input, so that nothing waits for a person', async () => {
    const read = "process.stdin.on('data', () => {}).on('end', () => process.exit(7))";
    expect((await runChild(script(read))).code).toBe(7);
  });

  it('answers 127 for a program that is not there', async () => {
    expect((await runChild(['assay-no-such-program'])).code).toBe(127);
  });

  it('ends a child together with what the child started', async () => {
    // The grandchild holds the stream open for longer than this test may take, so only its end lets us on.
    const grandchild = "process.stdout.write('here'); setTimeout(() => {}, 20_000)";
    const parent = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(grandchild)}],
      { stdio: 'inherit' }); process.exit(0);`;
    const run = await runChild(script(parent), {
      onOutput: (text) => (text.includes('here') ? endChildren() : undefined),
    });
    expect(run.code).toBe(1);
  });
});
