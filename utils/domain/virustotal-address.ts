/** Where VirusTotal's own API is; a gateway stands in its place. */
export const VIRUSTOTAL_ADDRESS = 'https://www.virustotal.com';
