import { readFileSync } from 'node:fs';
import type { Engine, GatewayNode } from '../gateway-node';

const TICKS = 100;

/** Processor time that an engine's processes have had on all of these nodes, seconds. */
export function processorTime(nodes: readonly GatewayNode[], engine: Engine): number {
  return nodes.flatMap((node) => processes(node, engine)).reduce((sum, pid) => sum + timeOf(pid), 0);
}

/** Bytes that the largest of its processes holds. */
export function memoryOf(node: GatewayNode, engine: Engine): number {
  return Math.max(...processes(node, engine).map(rss));
}

/** All that serve: the children of the process that was started. */
export function processes(node: GatewayNode, engine: Engine): readonly number[] {
  const [, master] = /PPid:\s+(\d+)/.exec(statusOf(node.serving(engine))) ?? [];
  return childrenOf(Number(master));
}

export function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

/** Processor time of one process, its own and the kernel's for it, seconds. */
export function timeOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Bytes of memory that one process holds. */
export function rss(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(statusOf(pid))?.[1]) * 1_024;
}

function statusOf(pid: number): string {
  return readFileSync(`/proc/${pid}/status`, 'utf8');
}
