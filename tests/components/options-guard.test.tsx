// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { GuardSettings } from '@/components/options/GuardSettings';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import type { Call } from '@/utils/rpc/client';
import { speak } from './gallery/stub-browser';
import { root, settle, text } from './options-page';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

async function draw(
  access: { every: boolean; sites: string[] },
  granted: boolean,
  settings: Partial<Settings> = {},
) {
  speak('en');
  const saved: Partial<Settings>[] = [];
  const requestEverySite = vi.fn(async () => granted);
  const call = (async (name: string) => {
    return { ok: true, value: name === 'pageAccess' ? access : null };
  }) as Call;
  const save = async (patch: Partial<Settings>): Promise<null> => {
    saved.push(patch);
    return null;
  };
  const props = { settings: { ...DEFAULT_SETTINGS, ...settings }, call, save, doors: { requestEverySite } };
  await settle(() => render(<GuardSettings {...props} />, root));
  const toggle = root.querySelector<HTMLInputElement>('#click-guard');
  if (!toggle) throw new Error('no switch');
  return { saved, requestEverySite, toggle };
}

describe('the switch of the click guard', () => {
  it('asks the browser for all sites, and stays off when that says no', async () => {
    const no = await draw({ every: false, sites: [] }, false);
    await settle(() => no.toggle.click());
    expect(no.requestEverySite).toHaveBeenCalledOnce();
    expect(no.saved).toEqual([]);
    expect(text()).toContain('The browser did not allow it, so nothing changed.');
    const yes = await draw({ every: false, sites: [] }, true);
    await settle(() => yes.toggle.click());
    expect(yes.saved).toEqual([{ clickGuard: true }]);
  });

  it('needs no question where sites are chosen, and says where it works', async () => {
    const { toggle, saved, requestEverySite } = await draw(
      { every: false, sites: ['https://mail.example'] },
      true,
    );
    await settle(() => toggle.click());
    expect(requestEverySite).not.toHaveBeenCalled();
    expect(saved).toEqual([{ clickGuard: true }]);
    await draw({ every: false, sites: ['https://mail.example'] }, true, { clickGuard: true });
    expect(text()).toContain('It works on the sites that you have let Assay into.');
    expect(text()).toContain('Allow on all sites');
  });

  it('is switched off without a question; the permission is given back elsewhere', async () => {
    const { toggle, requestEverySite, saved } = await draw({ every: true, sites: [] }, true, {
      clickGuard: true,
    });
    expect(text()).not.toContain('Allow on all sites');
    await settle(() => toggle.click());
    expect(saved).toEqual([{ clickGuard: false }]);
    expect(requestEverySite).not.toHaveBeenCalled();
  });

  it('says when the browser has withdrawn it', async () => {
    await draw({ every: false, sites: [] }, true, { clickGuard: true });
    expect(text()).toContain('The browser does not allow it any more.');
  });
});
