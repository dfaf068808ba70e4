import type { ComponentChildren } from 'preact';
import type { QuotaView } from '@/utils/domain/quota';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { QuotaMeter } from '../parts/QuotaMeter';
import { t } from '../text';

interface ShellProps {
  readonly quota: QuotaView | null;
  readonly children: ComponentChildren;
}

/** The frame of Assay's own tabs: what is spent at the top, the pages at the left (LOOK §6, shell of tabs). */
export function Shell({ quota, children }: ShellProps) {
  return (
    <>
      <header class="bar">
        <Mark />
        <span class="bar-name" translate={false}>
          Assay
        </span>
        <QuotaMeter quota={quota} />
      </header>
      <div class="shell">
        <nav class="rail" aria-label={t('setRail')}>
          <a href="#settings" aria-current="page">
            <Icon name="gear" />
            {t('tabSettings')}
          </a>
        </nav>
        <main class="main">{children}</main>
      </div>
    </>
  );
}
