import { mount } from '@/components/mount';
import { Welcome } from '@/components/welcome/Welcome';
import { openExtensionPage, requestDownloads, requestFiles } from '@/utils/platform/download-doors';
import { requestOrigin } from '@/utils/platform/request-origin';
import { requestNotifications } from '@/utils/platform/request-permission';
import { isOnToolbar } from '@/utils/platform/toolbar';

const downloadDoors = { requestDownloads, requestFiles, openExtensionPage };
const toolbar = import.meta.env.FIREFOX ? 'firefox' : 'chromium';

mount(<Welcome {...{ requestOrigin, requestNotifications, downloadDoors, toolbar, isOnToolbar }} />);
