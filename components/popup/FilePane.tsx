import { useState } from 'preact/hooks';
import { lazy } from '../parts/lazy';
import type { PictureSource } from '../qr/picture-source';
import { FilesPane } from './FilesPane';
import { HashPane } from './HashPane';

const CodesPane = lazy(async () => (await import('../qr/CodesPane')).CodesPane);

/** Several files that were dropped together are chosen from. */
export type FileSource = PictureSource | readonly File[];

interface Props {
  readonly source: FileSource;
  /** Without a key a text opens VirusTotal's page instead. */
  readonly keyless: boolean;
  readonly onHash: (sha256: string, name: string) => void;
  /** A text out of a code, to be checked as if it had been typed. */
  readonly onText: (text: string) => void;
  readonly onCancel: () => void;
}

/** What was dropped, pasted or chosen: a picture is first looked through for QR codes, anything else is hashed. */
export function FilePane({ source: given, keyless, onHash, onText, onCancel }: Props) {
  const [chosen, setChosen] = useState<File | null>(null);
  const [hashed, setHashed] = useState<PictureSource | null>(null);
  const source = !isSeveral(given) ? given : chosen && given.includes(chosen) ? chosen : null;
  if (source === null) {
    return <FilesPane files={isSeveral(given) ? given : []} onChoose={setChosen} onCancel={onCancel} />;
  }
  const file = source instanceof File ? source : null;
  if (file && (hashed === file || !file.type.startsWith('image/'))) {
    return <HashPane file={file} onHash={onHash} onCancel={onCancel} />;
  }
  const asFile = file && (() => setHashed(file));
  return <CodesPane {...{ source, keyless, onText, onCancel }} onHash={asFile} />;
}

function isSeveral(source: FileSource): source is readonly File[] {
  return Array.isArray(source);
}
