import { mount } from '@/components/mount';
import { Options } from '@/components/options/Options';
import { requestNotifications, requestOrigin } from '@/utils/platform/request-permission';

mount(<Options requestOrigin={requestOrigin} requestNotifications={requestNotifications} />);
