import { CONTROL_METHODS, type Control } from './control';

/** The control door seen from another process: the same methods, each a promise. */
export type RemoteControl = {
  [Method in (typeof CONTROL_METHODS)[number]]: (
    ...args: Parameters<Control[Method]>
  ) => Promise<ReturnType<Control[Method]>>;
};

/** Talks to the control port of a simulator, e.g. `connectControl('http://127.0.0.1:8081')`. */
export function connectControl(address: string, request: typeof fetch = fetch): RemoteControl {
  const call =
    (method: string) =>
    async (...args: unknown[]): Promise<unknown> => {
      const response = await request(new URL(method, `${address}/`), {
        method: 'POST',
        body: JSON.stringify(args),
      });
      const result: unknown = await response.json();
      if (!response.ok) throw new Error(`control ${method}: ${JSON.stringify(result)}`);
      return result ?? undefined;
    };
  return Object.fromEntries(CONTROL_METHODS.map((method) => [method, call(method)])) as RemoteControl;
}
