import type { IncomingMessage } from 'node:http';
import { type Account, spend } from '../accounts/account';
import { takeFile, UPLOAD_LIMIT } from '../endpoints/file-routes';
import { ROUTES } from '../endpoints/routes';
import type { Json } from '../json';
import type { World } from '../store/world';
import { noSuchEndpoint, quotaExceeded } from './api-error';
import { authenticate } from './authenticate';
import type { Call, Stall } from './call';
import { readBody } from './read-body';
import type { Door, LoggedRequest } from './request-log';
import { findRoute } from './router';

const API = '/api/v3';

/** One request on its way: what `answer` knows of it. */
interface Arrival {
  world: World;
  request: IncomingMessage;
  entry: LoggedRequest;
  url: URL;
  stall: Stall | null;
}

function callOf(
  { world, request, entry, url, stall }: Arrival,
  account: Account,
  rest: Pick<Call, 'params' | 'body'>,
  usage: string,
): Call {
  return {
    world,
    account,
    method: entry.method,
    path: url.pathname.slice(API.length),
    query: url.searchParams,
    headers: request.headers,
    request,
    stall,
    origin: url.origin,
    ...rest,
    charge() {
      if (!spend(account, world.clock.now(), usage)) throw quotaExceeded();
      entry.counted = true;
    },
    received(bytes) {
      entry.bodyBytes += bytes;
    },
  };
}

async function upload(arrival: Arrival): Promise<Json> {
  const { world, request, entry, url } = arrival;
  const token = /^\/_ah\/upload\/([\w-]+)\/?$/.exec(url.pathname)?.[1] ?? '';
  const account = entry.method === 'POST' ? world.tickets.redeem(token) : undefined;
  const body = await readBody(request, entry);
  if (account === undefined) throw noSuchEndpoint();
  return takeFile(callOf(arrival, account, { params: {}, body }, 'files'), UPLOAD_LIMIT);
}

/** What VirusTotal says to a request, or the ApiError it answers with. */
export async function answer(
  world: World,
  request: IncomingMessage,
  entry: LoggedRequest,
  door: Door,
  stall: Stall | null = null,
): Promise<Json> {
  const url = new URL(`${door}://${entry.host || 'localhost'}${entry.path}`);
  const arrival = { world, request, entry, url, stall };
  world.scans.settle();
  if (url.pathname.startsWith('/_ah/upload/')) return upload(arrival);
  const body = await readBody(request, entry);
  if (!url.pathname.startsWith(`${API}/`)) throw noSuchEndpoint();
  const account = authenticate(world.accounts, entry.key);
  const match = findRoute(ROUTES, entry.method, url.pathname.slice(API.length));
  if (match === null) throw noSuchEndpoint();
  const { route, params } = match;
  const call = callOf(arrival, account, { params, body }, route.usage);
  if (route.charge === 'before') call.charge();
  return route.handle(call);
}
