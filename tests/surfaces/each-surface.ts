import { SHOTS, type Shot } from '../components/gallery/shots';

/** One surface in one state, and every size that it is looked at in. */
export interface Surface {
  readonly shot: Shot;
  readonly sizes: readonly Size[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A phone's width, and a window of 1280 px at 200 % (LOOK §6). */
const TAB_SIZES: readonly Size[] = [
  { width: 320, height: 640 },
  { width: 640, height: 450 },
];
/** The popup at 200 % in what a small screen leaves it: its width is its own. */
const POPUP_SIZES: readonly Size[] = [{ width: 400, height: 300 }];

/** Each surface once: what differs in theme, language or size is tried on the same page. */
export function eachSurface(): readonly Surface[] {
  const seen = new Map<string, Set<Shot['act']>>();
  return SHOTS.filter(({ query, act }) => {
    // Marks lie over a page that is somebody else's.
    if (query.startsWith('surface=marks')) return false;
    const what = query.replace(/&(?:theme|lang)=\w+/g, '');
    const acts = seen.get(what) ?? new Set();
    seen.set(what, acts);
    if (acts.has(act)) return false;
    acts.add(act);
    return true;
  }).map((shot) => ({ shot, sizes: [{ width: shot.width, height: shot.height }, ...smaller(shot)] }));
}

function smaller({ query, width }: Shot): readonly Size[] {
  if (/surface=(?:card|guard)/.test(query)) return width > 320 ? [{ width: 320, height: 400 }] : [];
  return query.includes('surface=popup') ? POPUP_SIZES : TAB_SIZES;
}
