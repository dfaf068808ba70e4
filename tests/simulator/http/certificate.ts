import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
  /** The authority that signed it, for clients that want to trust it. */
  ca: string;
}

const DAY = 86_400_000;
const NAMES = ['www.virustotal.com', 'bigfiles.virustotal.com', 'virustotal.com', 'localhost'];

async function make(): Promise<Certificate> {
  const span = { notBeforeDate: new Date(Date.now() - DAY), notAfterDate: new Date(Date.now() + 365 * DAY) };
  const common = { ...span, keyType: 'ec', algorithm: 'sha256' } as const;
  const ca = await generate([{ name: 'commonName', value: 'Assay simulator CA' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: 'www.virustotal.com' }], {
    ...common,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...NAMES.map((value) => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }],
      },
    ],
  });
  return { key: leaf.private, cert: `${leaf.cert}\n${ca.cert}`, ca: ca.cert };
}

let made: Promise<Certificate> | undefined;

/** One certificate a process for VirusTotal's host names, made on first use. */
export function certificate(): Promise<Certificate> {
  made ??= make();
  return made;
}
