import { failed, success } from '@/utils/domain/result';
import { openOwnWindow } from '@/utils/platform/own-window';
import { onPictureClick } from '@/utils/platform/picture-menu';
import { type PictureClick, takePicture, takeTab } from '@/utils/platform/take-picture';
import type { PictureMessages } from '@/utils/rpc/picture-messages';
import type { HandlersOf } from '@/utils/rpc/server';
import type { Services } from './compose';
import { isPrivate } from './privacy-of';

/** Pictures to read codes out of; decoding is the window's work, so that this worker carries none of it. */
export function createPictureHandlers(services: Services): HandlersOf<PictureMessages> {
  return {
    openedPicture: async ({ id }) => {
      const picture = services.pictures.get(id);
      return picture === null ? failed({ tag: 'not-found' }) : success(picture);
    },
    takeTab: async (_, sender) => {
      const ephemeral = await isPrivate(services, {}, sender);
      const tab = await takeTab();
      return success({
        id: services.pictures.keep({ own: null, tab, part: null, ephemeral }),
      });
    },
  };
}

/**
 * A right-click on a picture: its pixels are taken while the click allows it, then Assay's own window reads them.
 * Call it in the worker's first synchronous turn.
 */
export function listenToPictures(services: Services): void {
  const { pictures, clock, onBug } = services;

  async function read(click: PictureClick): Promise<void> {
    const id = pictures.keep(await takePicture(click, clock.now));
    await openOwnWindow(`picture=${id}`);
  }

  onPictureClick((click) => {
    read(click).catch((error: unknown) => onBug('picture', error));
  });
}
