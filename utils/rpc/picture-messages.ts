import type { OpenedPicture } from '../domain/opened-picture';
import type { Result } from '../domain/result';

/** Pictures to read QR codes out of. Nothing of them is kept, and nothing is asked of any server. */
export interface PictureMessages {
  /** The picture behind `#picture=`; `not-found` once the worker that kept it is gone. */
  openedPicture(input: { id: string }): Result<OpenedPicture>;
  /** Takes what the tab in front shows; the popup's opening is what allows it. Answers with its id. */
  takeTab(input: null): Result<{ readonly id: string }>;
}
