import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '@/utils/domain/settings';
import { call } from '@/utils/rpc/client';
import { t } from '../text';

interface Props {
  readonly requestOrigin: (origin: string) => Promise<boolean>;
}

/** The switch for marks on the site in front of the popup; nothing where no script may run. */
export function MarksHere({ requestOrigin }: Props) {
  const [site, setSite] = useState<string | null>(null);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    void call('siteInFront', null).then((reply) => reply.ok && setSite(reply.value));
    void call('settings', null).then((reply) => reply.ok && setSettings(reply.value));
  }, []);
  if (site === null || settings === null) return null;
  const { marksOn, markSites } = settings;
  if (marksOn === 'all') return <p class="marks-here dim">{t('marksHereEverywhere')}</p>;
  const isOn = marksOn === 'sites' && markSites.includes(site);

  const keep = async (sites: readonly string[]): Promise<void> => {
    const reply = await call('saveSettings', { marksOn: 'sites', markSites: sites });
    if (reply.ok) setSettings(reply.value);
  };
  const turn = async (on: boolean): Promise<void> => {
    // Where marks are off altogether, switching them on here switches them on here alone.
    const others = marksOn === 'none' ? [] : markSites.filter((each) => each !== site);
    if (!on) {
      await keep(others);
      await call('leaveSite', { site });
      return;
    }
    // Asked in the very turn of the click. The browser's question may close the popup, so what was wanted is kept
    // first: without the permission nothing runs.
    const asked = requestOrigin(site).catch(() => false);
    await keep([...others, site]);
    const granted = await asked;
    setRefused(!granted);
    if (!granted) await keep(others);
    if (marksOn === 'none') {
      for (const each of markSites) if (each !== site) await call('leaveSite', { site: each });
    }
  };

  return (
    <div class="marks-here">
      <label>
        <input type="checkbox" checked={isOn} onChange={(event) => void turn(event.currentTarget.checked)} />
        {t('marksHere', site.replace(/^https?:\/\//, ''))}
      </label>
      <p class="option-problem" role="alert">
        {refused ? t('setMarksRefused') : ''}
      </p>
    </div>
  );
}
