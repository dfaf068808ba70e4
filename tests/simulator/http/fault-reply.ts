import type { FaultEffect } from '../fault';
import { ApiError, DEFAULT_ERRORS } from './api-error';
import { errorReply, type Reply, textReply } from './reply';

const PORTAL =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in to the network</h1></body></html>';

/** The answer that a fault puts in place of VirusTotal's; null when VirusTotal still answers. */
export function replyInstead(effect: FaultEffect, now: number): Reply | null {
  switch (effect.kind) {
    case 'status': {
      const [code, message] = DEFAULT_ERRORS[effect.status] ?? ['InternalError', 'Internal error'];
      const error = new ApiError(effect.status, effect.code ?? code, effect.message ?? message);
      const reply = errorReply(error, now);
      return { ...reply, headers: { ...reply.headers, ...effect.headers } };
    }
    case 'html':
      return textReply(effect.status ?? 200, 'text/html; charset=utf-8', PORTAL, now);
    case 'redirect': {
      const reply = textReply(effect.status ?? 302, 'text/html; charset=utf-8', '', now);
      return { ...reply, headers: { ...reply.headers, location: effect.to } };
    }
    case 'body':
      return textReply(200, effect.contentType ?? 'application/json', effect.body, now);
    default:
      return null;
  }
}
