import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../store/world';
import { answer } from './answer';
import type { Stall } from './call';
import type { FaultBook } from './fault-book';
import { replyInstead } from './fault-reply';
import type { RawSockets } from './raw-sockets';
import { drain } from './read-body';
import { errorReply, jsonReply, type Reply } from './reply';
import type { Door, LoggedRequest, RequestLog } from './request-log';
import { send } from './send';

export interface FrontDoor {
  world: World;
  log: RequestLog;
  faults: FaultBook;
}

async function think(
  { world }: FrontDoor,
  request: IncomingMessage,
  entry: LoggedRequest,
  door: Door,
  stall: Stall | null,
): Promise<Reply> {
  try {
    return jsonReply(request, await answer(world, request, entry, door, stall), world.clock.now());
  } catch (error) {
    return errorReply(error, world.clock.now());
  }
}

async function serve(
  house: FrontDoor,
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
  cut: () => void,
): Promise<void> {
  const { world, log, faults } = house;
  const entry = log.open(request, door, world.clock.now());
  const struck = faults.strike(entry);
  const effect = struck?.effect ?? null;
  if (effect?.kind === 'reset') return cut();
  const instead = effect && replyInstead(effect, world.clock.now());
  if (instead !== null) drain(request, entry);
  const stall =
    struck && effect?.kind === 'stall-upload' ? { after: effect.after, over: faults.held(struck.id) } : null;
  const reply = instead ?? (await think(house, request, entry, door, stall));
  if (effect?.kind === 'act-then-reset') return cut();
  const held = struck !== null && effect?.kind === 'hold';
  if (held) await faults.held(struck.id);
  entry.status = reply.status;
  await send(response, reply, held && effect.cut ? { kind: 'truncate' } : effect);
}

/** What a door's server does with each request: log, faults, answer. */
export function listener(house: FrontDoor, door: Door, sockets: () => RawSockets) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const port = request.socket.remotePort;
    request.on('error', () => response.destroy());
    serve(house, door, request, response, () => sockets().reset(port)).catch((error: unknown) => {
      process.emitWarning(`simulator: ${String(error)}`);
      response.destroy();
    });
  };
}
