import type { JsonObject } from '../json';
import type { WorldObject } from '../store/model';
import type { Store } from '../store/store';
import type { Prng } from './prng';

const SANDBOXES = ['Sandkasten', 'Muster Sysinternals', 'Glashaus'] as const;

function run(name: string, prng: Prng, now: number): JsonObject {
  return {
    analysis_date: now - prng.int(600, 86_400),
    last_modification_date: now,
    sandbox_name: name,
    behash: prng.hex(32),
    has_evtx: false,
    has_html_report: prng.chance(0.5),
    has_memdump: false,
    has_pcap: prng.chance(0.5),
    processes_created: [
      'cmd.exe /c schtasks /create /tn Updater /sc onlogon',
      'powershell.exe -w hidden -ep bypass',
      `%TEMP%\\${prng.hex(6)}.exe`,
    ],
    processes_tree: [
      {
        process_id: '3308',
        name: '%WINDIR%\\explorer.exe',
        children: [{ process_id: String(prng.int(1000, 9000)), name: 'cmd.exe' }],
      },
    ],
    files_written: ['%APPDATA%\\Updater\\svc.exe', '%TEMP%\\~df91.tmp'],
    files_dropped: [{ path: '%APPDATA%\\Updater\\svc.exe', sha256: prng.hex(64) }],
    registry_keys_set: [
      { key: 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater', value: 'svc.exe' },
    ],
    mutexes_created: [`Global\\${prng.hex(8)}`],
    dns_lookups: [{ hostname: 'cdn-verify.example', resolved_ips: ['203.0.113.87'] }],
    ip_traffic: [{ destination_ip: '203.0.113.87', destination_port: 443, transport_layer_protocol: 'TCP' }],
    http_conversations: [
      { url: 'https://cdn-verify.example/p/2f/index.php', request_method: 'GET', response_status_code: 200 },
    ],
    mitre_attack_techniques: [
      {
        id: 'T1053.005',
        severity: 'IMPACT_SEVERITY_MEDIUM',
        signature_description: 'Creates a scheduled task',
      },
      { id: 'T1059.001', severity: 'IMPACT_SEVERITY_MEDIUM', signature_description: 'Runs PowerShell' },
      {
        id: 'T1036.007',
        severity: 'IMPACT_SEVERITY_LOW',
        signature_description: 'Uses a double file extension',
      },
    ],
    tags: ['PERSISTENCE', 'RUNTIME_MODULES'],
    verdicts: ['MALWARE'],
  };
}

/** Sandbox reports of a file (virustotal-api.md §4 `behaviours`). */
export function giveBehaviours(
  store: Store,
  file: WorldObject,
  count: number,
  prng: Prng,
  now: number,
): void {
  const refs = SANDBOXES.slice(0, count).map((name) => {
    const id = `${file.id}_${name}`;
    store.addEntity({ type: 'file_behaviour', id, attributes: run(name, prng, now) });
    return { type: 'file_behaviour', id };
  });
  file.relations.set('behaviours', { single: false, refs });
}
