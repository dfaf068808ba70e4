import { expect, it } from 'vitest';
import { testSteps } from '../../commands/steps';

const browsers = { chromium: '/bin/chromium', firefox: '/bin/firefox' };

it('builds before it measures and tests in browsers, and hands them over', () => {
  const steps = testSteps(browsers, '/nowhere');
  const at = (name: string): number => steps.findIndex((step) => step.name.includes(name));
  expect(at('format')).toBe(0);
  expect(at('package for Firefox')).toBeLessThan(at('the same bytes'));
  expect(at('package for Chromium')).toBeLessThan(at('budget'));
  expect(at('package for Firefox')).toBeLessThan(at('end to end, Firefox'));
  expect(steps[at('end to end, Chromium')]?.env).toMatchObject({ ASSAY_CHROMIUM: '/bin/chromium' });
  expect(at('recordings')).toBe(-1);
});

it('reads the recordings where they are', () => {
  const steps = testSteps(browsers, '.');
  expect(steps.at(-1)).toMatchObject({ name: 'recordings', env: { ASSAY_SHARED: process.cwd() } });
});
