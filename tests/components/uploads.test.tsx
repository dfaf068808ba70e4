// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { UploadDialog } from '@/components/downloads/UploadDialog';
import { UPLOAD_AT_MOST } from '@/utils/domain/upload';
import { verdictOf } from '@/utils/domain/verdict';
import { buttonsOf, drawDownloads, pressIn, rowOf } from './draw-downloads';
import { find } from './draw-popup';
import { push, speak } from './gallery/stub-browser';
import { counts } from './gallery/stub-data';
import { CHROME_OFF } from './gallery/stub-downloads';
import { upload, uploadedDownloads, uploads } from './gallery/stub-uploads';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const now = Date.now();
const says = (name: string): string => rowOf(name).querySelector('.dl-says')?.textContent ?? '';
const draw = (options: Parameters<typeof drawDownloads>[0] = {}) =>
  drawDownloads({
    rows: uploadedDownloads(now),
    ...options,
    over: { listUploads: uploads(now), ...options.over },
  });

describe('a row whose file is uploaded', () => {
  it.each([
    [
      'gross',
      'Uploading: 12 MB of 40 MB (30%)1.2 MB per second, 0:23 leftYou can close this tab; the upload goes on.',
    ],
    ['gerade', 'Preparing the upload…'],
    ['wartet', 'Number 2 in the queueYou can close this tab; the upload goes on.'],
    ['ganz-weg', /^All of it has been sent/],
    ['wird', /^Analyzing…/],
    ['ohne-netz', /^No connection/],
    ['abgebrochen', /Upload canceled\. VirusTotal does not have the file\.$/],
    ['unterbrochen', /The upload broke off\. VirusTotal does not have the file\.$/],
    ['ungewiss', /^VirusTotal does not know this file.*answer was lost/],
    ['nicht-da', /nothing was uploaded\. Choose it again\.$/],
    ['geaendert', /so it was not uploaded\. Check it again\.$/],
    ['andere', /another SHA-256/],
    ['abgelehnt', /Not allowed with this key: /],
    ['kein-ort', /did not allow the upload\. Nothing was sent\.$/],
    ['zu-gross', /Too large to upload: VirusTotal takes files of up to 650 MB\.$/],
  ])('says how it stands: %s', async (name, words) => {
    await draw();
    if (typeof words === 'string') expect(says(name)).toBe(words);
    else expect(says(name)).toMatch(words);
  });

  it.each([
    ['gross', ['Report', 'Cancel']],
    ['ganz-weg', ['Report']],
    ['wird', ['Report']],
    ['abgebrochen', ['Report', 'Upload to VirusTotal', 'Check again', 'Remove from the list']],
    ['zu-gross', ['Report', 'Check again', 'Remove from the list']],
    ['von-hand', ['Cancel']],
  ])('offers what can be done and nothing else: %s', async (name, buttons) => {
    await draw();
    expect(buttonsOf(name)).toEqual(buttons);
  });

  it('shows one that was begun on a page which is closed, with what is hidden in its name', async () => {
    await draw();
    expect(rowOf('von-hand').querySelector('.dl-name')?.textContent).toContain('⟨U+202E⟩');
  });

  it('has to be chosen by hand where files cannot be read', async () => {
    await draw({ access: CHROME_OFF });
    expect(buttonsOf('Steuer')).toEqual(['Report', 'Choose file', 'Check again', 'Remove from the list']);
  });

  it('changes when the background says so, and can be stopped', async () => {
    const { sent } = await draw();
    pressIn('gross', 'Cancel');
    await vi.waitFor(() => expect(sent('cancelUpload')).toEqual([{ sha256: `${'0'.repeat(63)}1` }]));
    const asked = sent('listUploads').length;
    push('uploads', { push: 'changed', topic: 'uploads' });
    await vi.waitFor(() => expect(sent('listUploads').length).toBeGreaterThan(asked));
  });
});

describe('a file that is chosen again after it was uploaded', () => {
  const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  const check = (id: string, malicious: number) => {
    const read = counts({ malicious, undetected: 70 - malicious });
    const verdict = verdictOf(read, 3);
    const about = { id, indicator: { kind: 'file', value: ABC }, origin: 'file', sent: ABC, removed: [] };
    const more = { old: false, earlier: null, stillAnalysing: false };
    const state = { phase: 'report', report: { counts: read }, fetchedAt: 0, verdict, ...more };
    return { ...about, startedAt: 0, spent: 1, state };
  };
  async function choose(stage: 'ended' | 'analysing', updatedAt: number): Promise<void> {
    const old = { sha256: ABC, downloadKey: null, checkId: 'old', cancellable: false, updatedAt };
    const end = stage === 'ended' ? ('analysed' as const) : null;
    const listUploads = [upload('angebot.zip', 3, 1, { ...old, stage, end })];
    const over = { listUploads, startCheck: check('new', 40), getCheck: check('old', 0) };
    const { sent } = await drawDownloads({ over });
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    const files = [new File(['abc'], 'angebot.zip')];
    Object.assign(drop, { dataTransfer: { files, getData: () => '' } });
    document.dispatchEvent(drop);
    await vi.waitFor(() => expect(sent('startCheck')).toHaveLength(1), { timeout: 15_000 });
  }

  it('shows what VirusTotal says today, not what the analysis came to then', async () => {
    await choose('ended', now - 3 * 86_400_000);
    const row = await find('[data-verdict=malicious]');
    expect(row.textContent).toContain('40');
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.querySelector('[data-verdict=malicious]')).not.toBeNull();
    expect(document.querySelector('[data-verdict=nothing-found]')).toBeNull();
  });

  it('shows the analysis that is still followed', async () => {
    await choose('analysing', now - 60_000);
    await find('[data-upload=analysing]');
    await find('[data-verdict=nothing-found]');
  });
});

describe('the question before a file becomes public', () => {
  it('says what that means, of which file, and starts nothing before the yes', async () => {
    const { sent } = await draw();
    pressIn('abgebrochen', 'Upload to VirusTotal');
    const dialog = await find('dialog');
    expect(dialog.textContent).toContain('abgebrochen.exe');
    expect(dialog.textContent).toContain(
      'The whole file is uploaded. VirusTotal’s partners and paying customers can download it.',
    );
    const [yes, no] = dialog.querySelectorAll<HTMLElement>('.actions-row button');
    expect(yes?.textContent).toBe('Upload publicly, 1 MB');
    expect(document.activeElement === no || no?.hasAttribute('autofocus')).toBe(true);
    expect(sent('startUpload')).toEqual([]);
    yes?.click();
    const [order] = await vi.waitFor(() => {
      expect(sent('startUpload')).toHaveLength(1);
      return sent('startUpload');
    });
    expect(order).toMatchObject({ sha256: `${'0'.repeat(63)}7`, name: 'abgebrochen.exe', size: 1_000_000 });
  });

  it('stays open with the reason when it cannot begin', async () => {
    await draw({ over: { startUpload: new Error('no') } });
    pressIn('abgebrochen', 'Upload to VirusTotal');
    (await find('dialog .actions-row button')).click();
    expect((await find('dialog [role=alert]')).textContent).not.toBe('');
  });

  it.each([
    ['Steuer.docx', true],
    ['Kontoauszug.pdf', true],
    ['Foto.jpg', true],
    ['setup.exe', false],
  ])('asks a second time for what people write and photograph: %s: %s', (name, twice) => {
    speak('en');
    let said = 0;
    const onYes = async () => {
      said += 1;
      return null;
    };
    document.body.innerHTML = '<div></div>';
    const root = document.body.firstElementChild as HTMLElement;
    render(
      <UploadDialog
        {...{ name, size: UPLOAD_AT_MOST, sha256: 'ab'.repeat(32), onYes }}
        onClose={() => undefined}
      />,
      root,
    );
    const yes = document.querySelector<HTMLElement>('.actions-row button');
    yes?.click();
    expect(said).toBe(twice ? 0 : 1);
    expect(document.querySelector('input[type=checkbox]') !== null).toBe(twice);
  });
});
