import type { FaultEffect } from '../../simulator/fault';
import { DEMO_KEY } from '../../simulator/keys';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';

const LOOK_UP = '^/api/v3/urls/';
const ROOM = { minute: 60, daily: 500, monthly: 15_500 };

interface Case {
  readonly what: string;
  readonly effect: FaultEffect;
  readonly failure: string;
  /** Requests that leave before the check ends. */
  readonly requests: number;
}

const CASES: readonly Case[] = [
  {
    what: '401 WrongCredentialsError',
    effect: { kind: 'status', status: 401 },
    failure: 'wrong-key',
    requests: 1,
  },
  {
    what: '401 UserNotActiveError',
    effect: { kind: 'status', status: 401, code: 'UserNotActiveError' },
    failure: 'inactive-user',
    requests: 1,
  },
  { what: '403', effect: { kind: 'status', status: 403 }, failure: 'forbidden', requests: 1 },
  { what: '400', effect: { kind: 'status', status: 400 }, failure: 'bad-input', requests: 1 },
  { what: 'a sign-in page in place of JSON', effect: { kind: 'html' }, failure: 'upstream', requests: 1 },
  {
    what: 'JSON of another shape',
    effect: { kind: 'body', body: '{"data":[]}' },
    failure: 'upstream',
    requests: 1,
  },
];

test.describe('what VirusTotal refuses is said once and not tried again', () => {
  for (const { what, effect, failure, requests } of CASES) {
    test(what, async ({ assay, simulator }) => {
      simulator.control.addFault({ path: LOOK_UP, effect });
      const popup = await assay.openPopup();
      await popup.check(MALICIOUS_URL);
      await popup.fails(failure);
      await popup.shows('failed');
      expect(asked(simulator)).toHaveLength(requests);
    });
  }
});

test('503 is tried again, and when it passes there is a verdict', async ({ assay, simulator }) => {
  simulator.control.setLimits(DEMO_KEY, ROOM);
  simulator.control.addFault({ path: LOOK_UP, times: 1, effect: { kind: 'status', status: 503 } });
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  expect(asked(simulator)).toHaveLength(2);
});

test('503 that stays is a failure after a few tries, and “Retry” works', async ({ assay, simulator }) => {
  simulator.control.addFault({ path: LOOK_UP, effect: { kind: 'status', status: 503 } });
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.fails('upstream');
  await expect(popup.band).toContainText('503');
  const tries = asked(simulator).length;
  expect(tries).toBeGreaterThan(1);
  expect(tries).toBeLessThanOrEqual(4);
  simulator.control.clearFaults();
  await popup.button('Retry').click();
  await popup.shows('malicious');
});

test('a reply that is cut off is no verdict and no “unknown”', async ({ assay, simulator }) => {
  simulator.control.addFault({ path: LOOK_UP, effect: { kind: 'truncate' } });
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.fails('upstream');
});

test('a redirect to another host is not followed: that host sees nothing', async ({
  assay,
  simulator,
  site,
}) => {
  const to = site.put('/api/v3/urls/x', { body: '{}', headers: { 'content-type': 'application/json' } });
  simulator.control.addFault({ path: LOOK_UP, effect: { kind: 'redirect', to } });
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.fails('upstream');
  expect(site.asked).toEqual([]);
});

test('a reply that drips too slowly ends as a timeout', async ({ assay, simulator }) => {
  simulator.control.addFault({ path: LOOK_UP, effect: { kind: 'drip', ms: 120_000 } });
  const popup = await assay.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.fails('timeout');
});

test('without a connection the check waits for one and then goes on by itself', async ({
  assay,
  simulator,
}) => {
  const popup = await assay.openPopup();
  await assay.context.setOffline(true);
  await popup.check(MALICIOUS_URL);
  await popup.fails('offline');
  expect(asked(simulator)).toEqual([]);
  await assay.context.setOffline(false);
  await popup.shows('malicious');
  expect(asked(simulator)).toHaveLength(1);
});
