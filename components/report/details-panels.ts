import type { Details } from '@/utils/domain/details';
import { filePanels } from './file-panels';
import { addressPanels, domainPanels } from './host-panels';
import type { PanelSpec } from './panel-spec';
import { urlPanels } from './url-panels';

/** What the kept reply says besides the engines, in the order of the rail. */
export function detailsPanels(details: Details): readonly PanelSpec[] {
  switch (details.kind) {
    case 'url':
      return urlPanels(details.url);
    case 'file':
      return filePanels(details.file);
    case 'domain':
      return domainPanels(details.domain);
    case 'ip':
      return addressPanels(details.address);
  }
}
