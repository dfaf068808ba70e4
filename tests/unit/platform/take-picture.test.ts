import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takePicture, takeTab } from '@/utils/platform/take-picture';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const CLICK = {
  tabId: 7,
  windowId: 3,
  frameId: 2,
  address: 'https://a.example/x.png',
  inPrivateWindow: false,
};
const PART = { left: 0, top: 0, width: 0.5, height: 0.5 };
const calls: string[] = [];
const executeScript = vi.fn();
const captureVisibleTab = vi.fn();
let front = 7;
const get = async (id: number) => {
  if (id !== 7) throw new Error(`No tab with id: ${id}.`);
  return { id, active: front === id };
};

beforeEach(() => {
  calls.length = 0;
  front = 7;
  executeScript.mockReset().mockImplementation(async () => {
    calls.push('look');
    return [{ result: { own: 'data:own', part: PART } }];
  });
  captureVisibleTab.mockReset().mockImplementation(async () => {
    calls.push('capture');
    return 'data:tab';
  });
  fake.browser = {
    scripting: { executeScript },
    tabs: { captureVisibleTab, get },
    windows: { WINDOW_ID_CURRENT: -2, getLastFocused: async () => ({ id: 5 }) },
  };
  vi.stubGlobal('fetch', () => {
    throw new Error('a picture is never asked for again');
  });
});

describe('taking a picture', () => {
  it('looks for it in its frame, then takes what the tab shows, once', async () => {
    expect(await takePicture(CLICK, Date.now)).toEqual({
      own: 'data:own',
      tab: 'data:tab',
      part: PART,
      ephemeral: false,
    });
    expect(calls).toEqual(['look', 'capture']);
    expect(executeScript.mock.calls[0]?.[0]).toMatchObject({ target: { tabId: 7, frameIds: [2] } });
    expect(captureVisibleTab).toHaveBeenCalledWith(3, { format: 'png' });
  });

  it('waits for the grant of the click, and does not spend captures on that', async () => {
    executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page.'));
    expect(await takePicture(CLICK, Date.now)).toMatchObject({ own: 'data:own' });
    expect(captureVisibleTab).toHaveBeenCalledTimes(1);
  });

  it('of a page that takes no script has what the tab shows', async () => {
    executeScript.mockRejectedValue(new Error('Cannot access a chrome:// URL'));
    expect(await takePicture(CLICK, Date.now)).toMatchObject({ own: null, tab: 'data:tab', part: null });
    expect(executeScript).toHaveBeenCalledTimes(1);
  });

  it('has nothing where nothing may be seen', async () => {
    executeScript.mockRejectedValue(new Error('The extensions gallery cannot be scripted.'));
    captureVisibleTab.mockRejectedValue(
      new Error("Either the '<all_urls>' or 'activeTab' permission is required."),
    );
    expect(await takePicture({ ...CLICK, inPrivateWindow: true }, Date.now)).toMatchObject({
      own: null,
      tab: null,
      ephemeral: true,
    });
  });

  it('never has another tab than the one of the click, switched to before or while it is taken', async () => {
    executeScript.mockImplementationOnce(async () => {
      front = 8;
      return [{ result: { own: 'data:own', part: PART } }];
    });
    expect(await takePicture(CLICK, Date.now)).toMatchObject({ own: 'data:own', tab: null });
    expect(captureVisibleTab).not.toHaveBeenCalled();
    front = 7;
    captureVisibleTab.mockImplementationOnce(async () => {
      front = 8;
      return 'data:another';
    });
    expect(await takePicture(CLICK, Date.now)).toMatchObject({ own: 'data:own', tab: null });
    expect(await takePicture({ ...CLICK, tabId: -1 }, Date.now)).toMatchObject({ tab: null });
    expect(await takePicture({ ...CLICK, tabId: 99 }, Date.now)).toMatchObject({ tab: null });
  });

  it('of the tab in front takes the window used last', async () => {
    expect(await takeTab()).toBe('data:tab');
    expect(captureVisibleTab).toHaveBeenCalledWith(5, { format: 'png' });
  });
});
