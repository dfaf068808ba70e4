import { createServer, type Server } from 'node:http';
import { CONTROL_METHODS, type Control } from './control';

async function invoke(control: Control, name: string, body: string): Promise<unknown> {
  const method = CONTROL_METHODS.find((known) => known === name);
  if (method === undefined) throw new Error(`no such control method: ${name}`);
  const args: unknown = body === '' ? [] : JSON.parse(body);
  if (!Array.isArray(args)) throw new Error('the body must be a JSON array of arguments');
  return Reflect.apply(control[method], control, args);
}

/** Offers the control over HTTP: `POST /<method>` with a JSON array of arguments, a JSON reply; 400 with `{error}`. */
export function createControlServer(control: Control): Server {
  return createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const name = (request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '');
      const result = await invoke(control, name, Buffer.concat(chunks).toString('utf8'));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: message }));
    }
  });
}
