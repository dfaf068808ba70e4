import { createHash } from 'node:crypto';
import { PassThrough, Transform } from 'node:stream';
import busboy from 'busboy';
import { badRequest } from '../http/api-error';
import type { Call, Stall } from '../http/call';
import { tooLarge } from '../http/too-large';
import type { FileFacts } from '../store/new-objects';

/** App Engine's upload handler rejects RFC 5987 names (virustotal-api.md §4). */
const EXTENDED_NAME = /filename\*=/i;

/** Reads a multipart body to its end without keeping it: hashes of the part named `file`, and its size. */
export function receiveUpload({ request, received, stall }: Call, maxBytes: number): Promise<FileFacts> {
  return new Promise((resolve, reject) => {
    let facts: FileFacts | null = null;
    let extendedName = false;
    const fail = (error: Error): void => {
      request.unpipe();
      request.resume();
      request.once('end', () => reject(error));
      if (request.readableEnded) reject(error);
    };
    if (!/^multipart\/form-data\b.*boundary=/i.test(request.headers['content-type'] ?? '')) {
      fail(badRequest('Expected a multipart/form-data body'));
      return;
    }
    const parser = busboy({ headers: request.headers, defParamCharset: 'utf8' });
    request.once('data', (chunk: Buffer) => {
      extendedName = EXTENDED_NAME.test(chunk.subarray(0, 2048).toString('latin1'));
    });
    parser.on('file', (name, stream, info) => {
      if (name !== 'file') return void stream.resume();
      const hashes = ['md5', 'sha1', 'sha256'].map((algorithm) => createHash(algorithm));
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        for (const hash of hashes) hash.update(chunk);
      });
      stream.on('end', () => {
        const [md5 = '', sha1 = '', sha256 = ''] = hashes.map((hash) => hash.digest('hex'));
        facts = { md5, sha1, sha256, size, filename: info.filename ?? '' };
      });
    });
    request.on('data', (chunk: Buffer) => received(chunk.length));
    parser.on('error', () => fail(badRequest('Malformed multipart body')));
    request.once('aborted', () => reject(new Error('upload aborted')));
    parser.on('close', () => {
      if (extendedName) reject(badRequest('Unsupported parameter filename*'));
      else if (facts === null) reject(badRequest('Missing part "file"'));
      else if (facts.size > maxBytes) reject(tooLarge());
      else resolve(facts);
    });
    request.pipe(stall ? stalling(stall) : new PassThrough()).pipe(parser);
  });
}

/** Lets bytes through up to a point, and the rest once it is over: whoever sends has to wait. */
function stalling({ after, over }: Stall): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.length;
      if (seen <= after) return done(null, chunk);
      void over.then(() => done(null, chunk));
    },
  });
}
