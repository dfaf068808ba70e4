// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { uploadEndText, uploadText } from '@/components/downloads/upload-text';
import type { Failure } from '@/utils/domain/failure';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { drawPopup } from './draw-popup';
import { drawWorkspace, says } from './draw-workspace';
import { download, downloadList } from './gallery/stub-downloads';
import { row } from './gallery/stub-lists';
import { upload } from './gallery/stub-uploads';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const HOST = 'gateway.team.example';
const settings = { ...DEFAULT_SETTINGS, apiAddress: `https://${HOST}` };
const AWAY: Failure = { tag: 'upstream', status: 0 };
const REFUSED: Failure = { tag: 'wrong-key' };

/** VirusTotal did nothing wrong: it was never asked. */
function blamesNobodyElse(): void {
  const said = document.querySelector('main')?.textContent ?? '';
  expect(said).not.toMatch(/VirusTotal (did not|has a problem|answered)|Key not accepted/);
}

describe('with a gateway, what failed there is said of the gateway', () => {
  it('in all lists', async () => {
    await drawWorkspace('lists', { over: { settings } });
    await says(`The gateway ${HOST} did not accept the token.`);
    blamesNobodyElse();
  });

  it('in one list and its rows', async () => {
    const failed = row(1, { kind: 'domain', value: 'fern.example' }, 'failed', { failure: AWAY });
    await drawWorkspace('list=l1', {
      over: { settings },
      rows: [failed],
      view: { stage: 'paused', stopped: REFUSED },
    });
    await says(`The gateway ${HOST} did not accept the token.`);
    await says('The gateway does not answer');
    blamesNobodyElse();
  });

  it('in the watchlist, its changes and its rounds', async () => {
    await drawWorkspace('watchlist', { over: { settings } });
    await says('The gateway has a problem');
    blamesNobodyElse();
    await drawWorkspace('watchlist&show=changes', { over: { settings } });
    await says('The gateway has a problem');
    blamesNobodyElse();
    await drawWorkspace('watchlist&run=r1', { over: { settings } });
    await says('The gateway has a problem');
    blamesNobodyElse();
  });

  it('in downloads', async () => {
    const failed = download('rechnung.pdf', Date.now(), 1, 'shop.example', {
      stage: 'failed',
      failure: REFUSED,
    });
    await drawWorkspace('downloads', {
      over: {
        settings,
        listDownloads: (input: Parameters<typeof downloadList>[1]) => downloadList([failed], input),
      },
    });
    await says(`The gateway ${HOST} did not accept the token.`);
    blamesNobodyElse();
  });

  it('in uploads', () => {
    const refused = upload('a.exe', 1, 0, { stage: 'ended', end: 'refused', failure: REFUSED });
    expect(uploadEndText(refused, 0, HOST)).toContain(HOST);
    expect(uploadText(upload('a.exe', 1, 0, { stage: 'sending', failure: AWAY }), 0, HOST)?.basis).toContain(
      HOST,
    );
  });

  it('and the first run of the popup asks for its token, with no steps to a key of VirusTotal’s', async () => {
    await drawPopup({ over: { settings, keyState: { set: false } } });
    await says(`sent to ${HOST} only`);
    const said = document.querySelector('.first')?.textContent ?? '';
    expect(said).toContain('Token for the gateway');
    expect(said).toContain('Save token');
    expect(said).not.toMatch(/Sign in at virustotal|API key|goes to VirusTotal/);
  });
});
