import { mount } from '@/components/mount';
import { Popup } from '@/components/popup/Popup';

mount(<Popup />);
