import type { UserManifest } from 'wxt';

const VIRUSTOTAL = ['https://www.virustotal.com/*', 'https://bigfiles.virustotal.com/*'];

const CONNECT = "connect-src 'self' https: http://127.0.0.1:* http://localhost:*";

/**
 * The policy that the worker and every page obey. `connect-src` is an egress list: VirusTotal's two
 * hosts, and any https or loopback address only because the gateway is a setting (DESIGN §8).
 * `'self'` is the file of the decoder for QR codes. Chrome's adds `file:` to read finished downloads, which Firefox lets no extension do. WebAssembly is for
 * SHA-256 of large files and for QR codes.
 */
const policy = (connect: string, frames: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    connect,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    ...frames,
  ].join('; ');

/** In Firefox the context that uploads is a frame of Assay's own page in Assay's own page (`uploading-door`). */
const FRAMES = {
  no: ["frame-ancestors 'none'"],
  own: ["frame-src 'self'", "frame-ancestors 'self'"],
} as const;

/** What the browser is told about Assay. Each permission's reason is in `docs/INTERNALS.md`. */
export function manifest(browser: string): UserManifest {
  const firefox = browser === 'firefox';
  const files = firefox ? [] : ['file:///*'];
  return {
    name: '__MSG_extensionName__',
    short_name: 'Assay',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'contextMenus', 'activeTab', 'scripting'],
    host_permissions: VIRUSTOTAL,
    optional_permissions: ['downloads', 'notifications', ...(firefox ? [] : ['offscreen' as const])],
    optional_host_permissions: ['https://*/*', 'http://*/*', ...files],
    content_security_policy: {
      extension_pages: firefox ? policy(CONNECT, FRAMES.own) : policy(`${CONNECT} file:`, FRAMES.no),
    },
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
      : { minimum_chrome_version: '140', storage: { managed_schema: 'managed-schema.json' } }),
  };
}
