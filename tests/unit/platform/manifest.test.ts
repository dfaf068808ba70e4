import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifest } from '@/utils/platform/manifest';

/** Every permission is a promise to the user: a change here is a change of the README and the store texts. */
describe('the manifest', () => {
  it('asks for no more than it says', () => {
    expect(manifest('chrome')).toMatchObject({
      permissions: ['storage', 'unlimitedStorage', 'alarms', 'contextMenus', 'activeTab', 'scripting'],
      host_permissions: ['https://www.virustotal.com/*', 'https://bigfiles.virustotal.com/*'],
      optional_permissions: ['downloads', 'notifications', 'offscreen'],
      optional_host_permissions: ['https://*/*', 'http://*/*', 'file:///*'],
      incognito: 'spanning',
      minimum_chrome_version: '140',
    });
  });

  it.each(['chrome', 'firefox'])('is to the letter what was agreed on in %s', (browser) => {
    // What WXT adds of the entrypoints is compared in the built packages (`tests/commands/check-builds.ts`).
    const file = new URL(`../../manifests/${browser}.json`, import.meta.url);
    const agreed = JSON.parse(readFileSync(file, 'utf8'));
    const { action, ...own } = manifest(browser) as Record<string, unknown>;
    const same = Object.fromEntries(Object.keys(own).map((key) => [key, agreed[key]]));
    expect(own).toEqual(same);
    const added = Object.keys(agreed).filter((key) => !(key in own));
    const { length } = ['action', 'background', 'icons', 'manifest_version', 'options_ui'];
    expect({ action: agreed.action, added: added.length }).toMatchObject({ action, added: length });
  });

  it.each(['chrome', 'firefox'])('opens nothing to web pages in %s', (browser) => {
    const keys = Object.keys(manifest(browser));
    expect(keys).not.toContain('web_accessible_resources');
    expect(keys).not.toContain('externally_connectable');
    expect(keys).not.toContain('content_scripts');
  });

  it('runs nothing but its own files', () => {
    const policy = manifest('chrome').content_security_policy as { extension_pages: string };
    expect(policy.extension_pages).toContain("default-src 'none'");
    expect(policy.extension_pages).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy.extension_pages).not.toMatch(/unsafe-inline|'unsafe-eval'|data:[^']*script/);
  });

  it.each([
    ['chrome', "frame-ancestors 'none'"],
    ['firefox', "frame-src 'self'; frame-ancestors 'self'"],
  ])('is framed by nobody else in %s', (browser, frames) => {
    const policy = manifest(browser).content_security_policy as { extension_pages: string };
    expect(policy.extension_pages.endsWith(`form-action 'none'; ${frames}`)).toBe(true);
  });

  it('reads files in Chrome only', () => {
    const connect = (browser: string): string => {
      const policy = manifest(browser).content_security_policy as { extension_pages: string };
      return /connect-src[^;]*/.exec(policy.extension_pages)?.[0] ?? '';
    };
    expect(connect('chrome')).toBe("connect-src 'self' https: http://127.0.0.1:* http://localhost:* file:");
    expect(connect('firefox')).toBe("connect-src 'self' https: http://127.0.0.1:* http://localhost:*");
    expect(manifest('firefox').optional_host_permissions).not.toContain('file:///*');
    expect(manifest('firefox').optional_permissions).toEqual(['downloads', 'notifications']);
  });

  it('tells Firefox what it transmits', () => {
    expect(manifest('firefox')).toMatchObject({
      browser_specific_settings: {
        gecko: {
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['browsingActivity', 'websiteContent'] },
        },
      },
    });
  });
});
