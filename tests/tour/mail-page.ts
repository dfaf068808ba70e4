import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STOPS, type Stop } from './stops';

const TEMPLATE = new URL('./mail.html', import.meta.url);

/** The mail as a page of its own on this machine. `stop` ends its server. */
export async function serveMail(): Promise<{ url: string; stop: () => Promise<void> }> {
  const page = mailPage(readFileSync(TEMPLATE, 'utf8'));
  const server = createServer((request, response) => {
    if (request.url !== '/') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(page);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The template with the tour's stops in it. */
export function mailPage(template: string, stops: readonly Stop[] = STOPS): string {
  const links = stops.filter(({ menu }) => menu === 'check-link').map(linkItem);
  const ticket = stops.filter(({ menu }) => menu === 'check-selection').map(ticketLine);
  return template.replace('<!-- links -->', links.join('\n')).replace('<!-- ticket -->', ticket.join('\n'));
}

function linkItem({ id, says, text }: Stop): string {
  const address = escaped(text);
  return `<li><span>${escaped(says)}</span> <a id="${id}" href="${address}" rel="noreferrer">${address}</a></li>`;
}

function ticketLine({ id, says, text }: Stop): string {
  return `<p>${escaped(says)}</p>\n<blockquote id="${id}">${escaped(text)}</blockquote>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
