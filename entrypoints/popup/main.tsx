import { mount } from '@/components/mount';
import { Popup } from '@/components/popup/Popup';
import { requestOrigin } from '@/utils/platform/request-origin';

mount(<Popup requestOrigin={requestOrigin} />);
