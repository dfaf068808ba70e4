import { mount } from '@/components/mount';
import { Options } from '@/components/options/Options';
import { openExtensionPage, requestDownloads, requestFiles } from '@/utils/platform/download-doors';
import { leaveEverySite } from '@/utils/platform/page-access';
import { requestEverySite, requestNotifications, requestOrigin } from '@/utils/platform/request-permission';

const downloadDoors = { requestDownloads, requestFiles, openExtensionPage };
const pageDoors = { requestSite: requestOrigin, requestEverySite, leaveEverySite };

mount(<Options {...{ requestOrigin, requestNotifications, downloadDoors, pageDoors }} />);
