/** One file as it is to leave. The headers hold the key: only contexts of the background see an order. */
export interface PostOrder {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The file's name for VirusTotal. */
  readonly name: string;
  /** The only origins that the sending context may reach; the browser holds redirects to it. */
  readonly origins: readonly string[];
}

/** What became of it. `complete`: all bytes had left, or may have, so VirusTotal may have the file. */
export type Posted =
  | {
      readonly posted: 'answered';
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly text: string;
    }
  /** The connection broke, or nothing moved for too long. */
  | { readonly posted: 'lost'; readonly stalled: boolean; readonly complete: boolean }
  /** Before all had left. */
  | { readonly posted: 'cancelled' }
  /** Not sent: the context holds to another gateway, to which a file is still on its way. */
  | { readonly posted: 'elsewhere' }
  /** The file cannot be read any more: moved, deleted, or written to. */
  | { readonly posted: 'unreadable' };

/** How far it is: bytes of the file, not of the request around it. */
export type OnSent = (sent: number, complete: boolean) => void;
