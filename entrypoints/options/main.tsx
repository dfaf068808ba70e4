import { mount } from '@/components/mount';
import { Options } from '@/components/options/Options';
import { requestOrigin } from '@/utils/platform/request-origin';

mount(<Options requestOrigin={requestOrigin} />);
