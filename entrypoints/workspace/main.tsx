import { mount } from '@/components/mount';
import { Workspace } from '@/components/workspace/Workspace';
import { requestUploading } from '@/utils/platform/upload-doors';

mount(<Workspace requestUploading={requestUploading} />);
