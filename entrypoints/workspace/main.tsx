import { mount } from '@/components/mount';
import { Workspace } from '@/components/workspace/Workspace';

mount(<Workspace />);
