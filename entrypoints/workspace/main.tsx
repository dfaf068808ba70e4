import { Downloads } from '@/components/downloads/Downloads';
import { mount } from '@/components/mount';

mount(<Downloads />);
