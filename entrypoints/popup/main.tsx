import { mount } from '@/components/mount';
import { Popup } from '@/components/popup/Popup';
import { requestOrigin } from '@/utils/platform/request-permission';

mount(<Popup requestOrigin={requestOrigin} />);
