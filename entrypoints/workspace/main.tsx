import { Downloads } from '@/components/downloads/Downloads';
import { mount } from '@/components/mount';
import { requestUploading } from '@/utils/platform/upload-doors';

mount(<Downloads requestUploading={requestUploading} />);
