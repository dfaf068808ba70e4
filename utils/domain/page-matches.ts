import { EVERY_SITE, type PageSettings, sitePattern } from './page-settings';

/** Where each script of ours is registered, as match patterns; none where it does not run. */
export interface PageMatches {
  readonly marks: readonly string[];
  readonly guard: readonly string[];
}

/**
 * The pages on which scripts run: those that are wanted and that the browser allows, and no others. `granted` is
 * what the browser says it allows, as patterns; a withdrawn permission is missing there.
 */
export function pageMatches(settings: PageSettings, granted: readonly string[]): PageMatches {
  const allowed = (pattern: string): boolean => covers(granted, pattern);
  const every = EVERY_SITE.filter(allowed);
  const single = settings.markSites.map(sitePattern).filter(allowed);
  return {
    marks: settings.marksOn === 'all' ? every : settings.marksOn === 'sites' ? single : [],
    guard: settings.clickGuard ? least([...every, ...single]) : [],
  };
}

function covers(granted: readonly string[], pattern: string): boolean {
  const [scheme = ''] = pattern.split('://', 1);
  const wide = ['<all_urls>', '*://*/*', `${scheme}://*/*`, pattern.replace(/^https?:/, '*:')];
  return granted.includes(pattern) || wide.some((one) => granted.includes(one));
}

/** Without the sites that a wider pattern beside them has anyway. */
function least(patterns: readonly string[]): readonly string[] {
  return patterns.filter(
    (pattern) =>
      EVERY_SITE.includes(pattern) || !patterns.some((wide) => covers([wide], pattern) && wide !== pattern),
  );
}
