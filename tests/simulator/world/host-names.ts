/** Made-up domains; the world's URLs, files and relations point at them. */
export const DOMAIN_NAMES = [
  'alpen-post.example',
  'apfelkuchen-rezepte.example',
  'bahn-auskunft.example',
  'blumen-lieferant.example',
  'bücherei-am-markt.example',
  'cdn-verify.example',
  'datenhafen.example',
  'druckerei-nord.example',
  'fahrrad-werkstatt.example',
  'fern-update.example',
  'gratis-konten.example',
  'gutschein-blitz.example',
  'hafen-info.example',
  'kurz-link.example',
  'labor-sued.example',
  'login-bestätigen.example',
  'markup-zirkus.example',
  'muster-bank.example',
  'netz-speicher.example',
  'obsthof.example',
  'opendir-archiv.example',
  'paste-brett.example',
  'ruhe-am-see.example',
  'saatgut.example',
  'stadtwerke-aue.example',
  'suchmaschine.example',
  'tor-relais.example',
  'treiber-paket.example',
  'viel-gerede.example',
  'werkzeug-portal.example',
  'wetter-heute.example',
  'ヤマト便.example',
  'посылка.example',
  'zahl-schnell.example',
  'zoll-freigabe.example',
] as const;

/** The n-th made-up address, from the ranges kept for documentation. */
export function generatedAddress(index: number): string {
  const place = index % 24;
  if (place < 9) return `203.0.113.${10 + place * 7}`;
  return place < 18 ? `198.51.100.${10 + place * 5}` : `192.0.2.${place * 9}`;
}
