import type { Settings } from '@/utils/domain/settings';
import { listing, type MessageKey, t } from '../../text';

const NAMES: Readonly<Record<keyof Settings, MessageKey>> = {
  maliciousFrom: 'setMaliciousFrom',
  urlOldAfterDays: 'setOldLinks',
  fileOldAfterDays: 'setOldFiles',
  reserve: 'setReserve',
  privateHosts: 'setHosts',
  notifyScanEnd: 'setNotifyScanEnd',
  downloads: 'setDownloads',
  downloadKinds: 'setKinds',
  downloadExtensions: 'setEndings',
  downloadMaxHash: 'setMaxHash',
  downloadNotify: 'setNotify',
  downloadHold: 'setHold',
  watchPeriod: 'setWatchPeriod',
  watchNotify: 'setNotifyWatch',
  quietHours: 'setQuiet',
  historyKeepDays: 'setKeepHistory',
  historyKeepEntries: 'setKeepEntries',
  logKeepDays: 'setKeepLog',
  apiAddress: 'setGatewayAddress',
  gatewayDirect: 'setDirect',
  marksOn: 'setMarks',
  markSites: 'setMarkSites',
  clickGuard: 'guardSet',
};

/** Settings by the names that they have on this page. */
export function settingNames(settings: readonly (keyof Settings)[]): string {
  return listing(settings.map((setting) => t(NAMES[setting])));
}
