import { badRequest } from '../http/api-error';
import type { Call } from '../http/call';

/** The JSON body of a request, or the 400. */
export function readJson(call: Call): unknown {
  try {
    return JSON.parse(call.body?.toString('utf8') ?? '');
  } catch {
    throw badRequest('Invalid JSON body');
  }
}
