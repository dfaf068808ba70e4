import { mount } from '@/components/mount';
import { Welcome } from '@/components/welcome/Welcome';
import { openExtensionPage, requestDownloads, requestFiles } from '@/utils/platform/download-doors';
import { leaveEverySite } from '@/utils/platform/page-access';
import { requestOrigin } from '@/utils/platform/request-origin';
import { requestEverySite, requestNotifications } from '@/utils/platform/request-permission';
import { isOnToolbar } from '@/utils/platform/toolbar';

const downloadDoors = { requestDownloads, requestFiles, openExtensionPage };
const pageDoors = { requestSite: requestOrigin, requestEverySite, leaveEverySite };
const toolbar = import.meta.env.FIREFOX ? 'firefox' : 'chromium';

const doors = { requestOrigin, requestNotifications, downloadDoors, pageDoors };

mount(<Welcome {...{ ...doors, toolbar, isOnToolbar }} />);
