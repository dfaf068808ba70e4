import type { Posted, PostOrder } from '@/utils/services/uploads/posted';

/** Sends a file as the context that uploads does, by fetch: what tests have here. */
export function postWithFetch(file: Blob, send: typeof fetch = fetch): (order: PostOrder) => Promise<Posted> {
  return async ({ url, headers, name }) => {
    const body = new FormData();
    body.set('file', file, name);
    const response = await send(url, { method: 'POST', headers, body });
    return {
      posted: 'answered',
      status: response.status,
      headers: [...response.headers],
      text: await response.text(),
    };
  };
}
