import type { LogLevel } from '@/utils/domain/log';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';

/** The log as text, oldest line first, in the parts in which it came. */
export async function readWholeLog(call: Call, least: LogLevel): Promise<Result<readonly string[]>> {
  const parts: string[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const reply: Awaited<ReturnType<typeof call<'logText'>>> = await call('logText', { least, after });
    if (!reply.ok) return failed(reply.failure);
    parts.push(reply.value.text);
    after = reply.value.next;
  }
  return success(parts);
}
