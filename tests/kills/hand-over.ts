/** Runs in a page: gives a chosen file to the context that uploads it, which may not be there yet. Returns at once. */
export async function handOver({ attempt, base64 }: { attempt: string; base64: string }): Promise<void> {
  const file = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
  const channel = new BroadcastChannel('assay-files');
  const again = setInterval(() => channel.postMessage({ attempt, file }), 100);
  channel.onmessage = ({ data }) => {
    if (data.taken !== attempt) return;
    clearInterval(again);
    channel.close();
  };
}
