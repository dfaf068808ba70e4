/** VirusTotal's own address, where the API is unless a gateway is set. */
export const VIRUSTOTAL_ADDRESS = 'https://www.virustotal.com';
