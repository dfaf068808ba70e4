import { mount } from '@/components/mount';
import { Options } from '@/components/options/Options';
import { openExtensionPage, requestDownloads, requestFiles } from '@/utils/platform/download-doors';
import { requestNeeded } from '@/utils/platform/request-needed';
import { requestNotifications, requestOrigin } from '@/utils/platform/request-permission';

const downloadDoors = { requestDownloads, requestFiles, openExtensionPage };

mount(<Options {...{ requestOrigin, requestNotifications, requestNeeded, downloadDoors }} />);
