import { hashName, type Indicator } from './indicator';

/** An address of which only VirusTotal's id is known, in the place of its text: nothing that could be submitted. */
export function isNamelessUrl({ kind, value }: Indicator): boolean {
  return kind === 'url' && hashName(value) === 'SHA-256';
}
