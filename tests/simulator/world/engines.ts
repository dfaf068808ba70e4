/**
 * The engines of the simulated VirusTotal. The names are made up, in the lengths and spellings that real ones have
 * (dots, digits first, long ones), so that published pictures put no words into a real vendor's mouth. `Lionic` is
 * the one exception, kept because the product's drawings name it.
 */
const split = (names: string): readonly string[] => names.split(',').map((name) => name.trim());

/** What looks at URLs, domains and IP addresses. */
export const WEB_ENGINES = split(`0xAB_f33d, Abendrot, AcroShield, ADMINUSWeb, Aegir Labs, AlienNest,
  alphaBerg.ai, Antheia-AVL, Arctos, Artisans Against 420, AutoWatch, Averna, BADFILES.INFO, Baikal-Intl,
  Beacon Street, Bitwacht, BlauLicht, BlockRegister, Brightfeed, CERT-like, CINS Guard, CleanFeed MX, Corvid,
  CRDG, Crimson PreCrime, CyberKlar, CyRadius, Deltawall, DNS9, Dr.Spinne, Echo Threat Intelligence, EISET,
  EmergingRisks, Emsland, EonGlass, Estafette, Ferro Tracker, Forsythe ThreatSeeker, FortiKeep, FraudMeter,
  G-Daten, Gatehouse Safebrowsing, GreenFrost, Habicht Security, Hopland Industries, IPsumma, Juniper Grid,
  K8AntiVirus, Kaspar, Kestrel Labs, Lionic, Lumora, MalBuoy, MalDepot, Malfeed Domain List, Malpatrouille, Netzwacht,
  NotMined, Nucleus, OpenPhisher, PhishArchive, Phishing Ledger, PhishTonne, PREBITES, Quartz Heal, Quittera,
  Redsky, SafeToVisit, Sangria, Scantegrity, SCUMWATCH.org, SecureMind, securolytika, Sniff IP sample list, Sophron,
  Spam505, Spamhouse, StopBadNets, StopForumJunk, Sucurity SiteCheck, Tencentric, ThreatBee, Threatweave, Trustwade,
  URLbarn, URLquiet, VaultX, ViriFront, Virusdue External Site Scan, Web Sentry Guard, Webrooted,
  Yantar Safebrowsing, ZeroBERT, zvelta, malprobe.com URL checker, bentcow.cc`);

/** What looks at files. */
export const FILE_ENGINES =
  split(`Abendrot, Acro-V3, AhnTal, Albatros, Antheia-AVL, APEXX, Arcadit, Averna, Avista,
  Avista-Mobile, Baikal, BitWehr, BitWehrFalx, BitWehrTheta, Bkaw, CAT-QuickMend, CLM, ClamNet, CrowdHawk, Cyberlogic,
  Cylinder, Cynetic, DeepReflex, DrSpinne, EISET-NOD, Elastika, Emsland, Eskan-MicroWorld, F-Sicher, FireOwl,
  FortiKeep, GDaten, Gridinside, Habicht, Ikaros, Jangmin, K8AntiVirus, K8GW, Kaspar, Kingsmoor, Lionic, MAXX,
  Malwarebits, MaxSecured, McAlister, MicroMend, NANA-Antivirus, Palomar, Pandora, Quartz, Redsky, Sangria, SentryTwo,
  Skylow, Sophron, SUPERSpyware, Symantis, SymantisMobile, TACHYLYTE, Tencentric, Trapline, TrendMacro,
  TrendMacro-HouseCall, Trustfull, VBA33, VIPERA, Varisto, ViRoboter, VirIX, Webrooted, Xcitron, Yantar, Zillja,
  ZoneWatch, Zonerion, tehtrix`);
