import { Mark } from '../parts/Mark';
import { t } from '../text';
import type { Toolbar } from './PinIcon';

const PUZZLE = 'M6.2 3.6a1.6 1.6 0 1 1 3.1 0v.6h3.2v3.1h-.6a1.6 1.6 0 1 0 0 3.1h.6v3.1H3V4.2h3.2z';
const PIN = 'M5.5 2.5h5M6.5 2.5V7L4.5 9.5h7L9.5 7V2.5M8 9.5v4';
const GEAR =
  'M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4';

const SIGN = { chromium: PIN, firefox: GEAR } as const;
const NAME = { chromium: 'welcomePinPictureChrome', firefox: 'welcomePinPictureFirefox' } as const;

/** A drawing of the end of a toolbar with its puzzle piece, and below it the row to look for. */
export function PinPicture({ toolbar }: { toolbar: Toolbar }) {
  return (
    <div class="pin-picture" role="img" aria-label={t(NAME[toolbar])}>
      <div class="pin-bar">
        <i class="pin-address" />
        <Sign path={PUZZLE} number="1" />
        <i class="pin-menu" />
      </div>
      <div class="pin-list">
        <p>
          <Mark />
          <b translate={false}>Assay</b>
          <Sign path={SIGN[toolbar]} number="2" />
        </p>
        <p>
          <i class="pin-other" />
          <i class="pin-line" />
        </p>
      </div>
    </div>
  );
}

/** What to click, with its place in the order. */
function Sign({ path, number }: { path: string; number: string }) {
  return (
    <span class="pin-sign">
      <svg class="i" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
      <small>{number}</small>
    </span>
  );
}
