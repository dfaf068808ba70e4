import type { FileState, WantedFile } from './place';
import type { Posted, PostOrder } from './posted';

/** The port between the background and the context that uploads; nobody else hears it. */
export const UPLOADING_PORT = 'uploading';

/** What the background says. `post` holds the key. */
export type ToUploading =
  | { readonly say: 'read'; readonly attempt: string; readonly url: string | null; readonly file: WantedFile }
  | { readonly say: 'post'; readonly attempt: string; readonly order: PostOrder }
  | { readonly say: 'cancel' | 'rearm' | 'forget'; readonly attempt: string };

/** What the context says: at first, and whenever a worker is born, what there is. */
export type FromUploading =
  | {
      readonly say: 'here';
      /** Made sure of, and only handed over. */
      readonly files: readonly string[];
      readonly taken: readonly string[];
      readonly begun: readonly string[];
      /** Something was sent from it: it reaches one gateway, for good. */
      readonly held: boolean;
    }
  | { readonly say: 'taken'; readonly attempt: string }
  | { readonly say: 'file'; readonly attempt: string; readonly state: FileState }
  | { readonly say: 'sent'; readonly attempt: string; readonly sent: number; readonly complete: boolean }
  | { readonly say: 'posted'; readonly attempt: string; readonly posted: Posted };
