import { mount } from '@/components/mount';
import { Report } from '@/components/report/Report';
import { requestOrigin } from '@/utils/platform/request-origin';

mount(<Report requestOrigin={requestOrigin} />);
