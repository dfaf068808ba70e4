import { existsSync } from 'node:fs';
import { findOrInstallChromium } from './chromium';
import { installDebianPackages } from './debian';
import { findProgram } from './find-program';
import { done, type Outcome, stopped } from './outcome';

/** The programs that the browser tests start, handed to them as `ASSAY_CHROMIUM` and `ASSAY_FIREFOX`. */
export interface TestBrowsers {
  readonly chromium: string;
  readonly firefox: string;
}

interface Need {
  readonly programs: readonly string[];
  readonly packages: readonly string[];
}

const FIREFOX: Need = { programs: ['firefox-esr', 'firefox'], packages: ['firefox-esr'] };

/** A real right-click needs a screen and a hand (platform.md, "a real right-click"). */
const NEEDS: readonly Need[] = [
  FIREFOX,
  { programs: ['xvfb-run'], packages: ['xvfb'] },
  { programs: ['xauth'], packages: ['xauth'] },
  { programs: ['xdotool'], packages: ['xdotool'] },
];

const CJK = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** Finds or installs all that the browser tests need. */
export async function prepareTestBrowsers(): Promise<Outcome<TestBrowsers>> {
  const chromium = await findOrInstallChromium();
  if (!chromium.ok) return chromium;
  const missing = NEEDS.filter((need) => findProgram(need.programs) === undefined);
  const packages = missing.flatMap((need) => need.packages);
  if (packages.length > 0) {
    const installed = await installDebianPackages(packages);
    if (!installed.ok) return installed;
  }
  await tryFonts();
  const firefox = findFirefox();
  if (firefox === undefined) return stopped('Firefox was installed, but it is not on the PATH.');
  return done({ chromium: chromium.value, firefox });
}

function findFirefox(): string | undefined {
  const named = process.env.ASSAY_FIREFOX;
  return findProgram(named ? [named] : FIREFOX.programs);
}

/** Pictures in Japanese and Korean need the glyphs; every assertion holds without them. */
async function tryFonts(): Promise<void> {
  if (existsSync(CJK) || process.platform !== 'linux') return;
  const fonts = await installDebianPackages(['fonts-noto-cjk']);
  if (!fonts.ok) console.log('Going on without Japanese and Korean fonts.');
}
