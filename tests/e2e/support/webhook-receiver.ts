import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { WebhookBody } from '../../../utils/domain/webhook';
import { certificate } from '../../simulator/http/certificate';

/** One message as it came. */
export interface Delivery {
  readonly at: number;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: WebhookBody;
}

/** How the next messages are met: a status, never answered, or sent on to a place of its own. */
export type Mood = number | 'stalls' | 'redirects';

/** Somebody's webhook by https, with whatever moods it has. */
export interface WebhookReceiver {
  readonly port: number;
  /** Every message in the order in which it came, also what a redirect led to. */
  readonly got: readonly Delivery[];
  mood: Mood;
  stop(): Promise<void>;
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const got: Delivery[] = [];
  const { key, cert } = await certificate();
  const server = createServer({ key, cert }, async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const { url: path = '/', headers } = request;
    got.push({ at: Date.now(), path, headers, text, body: JSON.parse(text || 'null') as WebhookBody });
    const { mood } = receiver;
    if (mood === 'stalls') return;
    const status = mood === 'redirects' ? 307 : mood;
    response.writeHead(status, mood === 'redirects' ? { location: '/elsewhere' } : {}).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const receiver: WebhookReceiver = {
    port: (server.address() as AddressInfo).port,
    got,
    mood: 204,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

/** Whether a message is signed with the secret, worked out as the README says and by nothing of Assay's. */
export function isSigned({ headers, text }: Delivery, secret: string): boolean {
  const hmac = createHmac('sha256', secret).update(`${headers['assay-timestamp']}.${text}`);
  return headers['assay-signature'] === `sha256=${hmac.digest('hex')}`;
}
