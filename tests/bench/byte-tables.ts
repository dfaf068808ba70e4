import { measureBundles } from '../commands/measure-bundles';
import { measurePageScript } from './page-script';

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** The scripts of the build, and what runs on a page without being asked. */
export async function byteTables(): Promise<string> {
  const { scripts, bytes } = await measurePageScript();
  const onPages = scripts === 0 ? 'none' : `${scripts} scripts, ${kB(bytes)} before gzip`;
  const rows = measureBundles().map(
    ({ name, bytes: size, most }) => `| ${name} | ${kB(size)} | ${most ? kB(most) : ''} |`,
  );
  return [
    '| script | gzip | budget |',
    '| --- | --- | --- |',
    `| on pages by default: what a page opened in a browser with Assay was given | ${onPages} | none |`,
    ...rows,
  ].join('\n');
}
