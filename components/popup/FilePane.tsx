import { useState } from 'preact/hooks';
import { lazy } from '../parts/lazy';
import type { PictureSource } from '../qr/picture-source';
import { HashPane } from './HashPane';

const CodesPane = lazy(async () => (await import('../qr/CodesPane')).CodesPane);

interface Props {
  readonly source: PictureSource;
  /** Without a key a text opens VirusTotal's page instead. */
  readonly keyless: boolean;
  readonly onHash: (sha256: string) => void;
  /** A text out of a code, to be checked as if it had been typed. */
  readonly onText: (text: string) => void;
  readonly onCancel: () => void;
}

/** What was dropped, pasted or chosen: a picture is first looked through for QR codes, anything else is hashed. */
export function FilePane({ source, keyless, onHash, onText, onCancel }: Props) {
  const [hashed, setHashed] = useState<PictureSource | null>(null);
  const file = source instanceof File ? source : null;
  if (file && (hashed === file || !file.type.startsWith('image/'))) {
    return <HashPane file={file} onHash={onHash} onCancel={onCancel} />;
  }
  const asFile = file && (() => setHashed(file));
  return <CodesPane {...{ source, keyless, onText, onCancel }} onHash={asFile} />;
}
