import type { StoryResult } from './stories';

/** What each story cost; a dash where there is no file that could be fetched. */
export function storyTables(results: readonly StoryResult[]): string {
  const rows = results.map(({ story, requests, refused, uploads, gets, took }) =>
    [story, requests, refused, uploads, gets ?? '–', `${(took / 1000).toFixed(1)} s`].join(' | '),
  );
  return [
    '| story | requests | of them refused (429) | files sent | GETs of the file by Assay | to the verdict |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}
