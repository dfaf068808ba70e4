import type { UserManifest } from 'wxt';

const VIRUSTOTAL = ['https://www.virustotal.com/*', 'https://bigfiles.virustotal.com/*'];

/**
 * The policy that the worker and every page obey. `connect-src` is an egress list: VirusTotal's two
 * hosts, and any https or loopback address only because the gateway is a setting (DESIGN §8);
 * WebAssembly is for SHA-256 of large files alone.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  'connect-src https: http://127.0.0.1:* http://localhost:*',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What the browser is told about Assay. Each permission's reason is in `docs/INTERNALS.md`. */
export function manifest(browser: string): UserManifest {
  const firefox = browser === 'firefox';
  return {
    name: '__MSG_extensionName__',
    short_name: 'Assay',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'contextMenus', 'activeTab', 'scripting'],
    host_permissions: VIRUSTOTAL,
    optional_permissions: ['notifications'],
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
    content_security_policy: { extension_pages: POLICY },
    incognito: 'spanning',
    action: { default_title: 'Assay' },
    ...(firefox
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'assay@assay.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['browsingActivity', 'websiteContent'] },
            },
          },
        }
      : { minimum_chrome_version: '140' }),
  };
}
