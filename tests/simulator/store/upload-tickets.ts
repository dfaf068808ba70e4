import { randomBytes } from 'node:crypto';
import type { Account } from '../accounts/account';

/** The single-use addresses of `files/upload_url` (virustotal-api.md §4). */
export interface UploadTickets {
  issue(account: Account): string;
  /** Whose ticket it is; the ticket is used up. */
  redeem(token: string): Account | undefined;
  /** Where tickets point; null for the default place. */
  origin: string | null;
  reset(): void;
}

export function createUploadTickets(): UploadTickets {
  const open = new Map<string, Account>();
  return {
    origin: null,
    issue(account) {
      const token = randomBytes(48).toString('base64url');
      open.set(token, account);
      return token;
    },
    redeem(token) {
      const account = open.get(token);
      open.delete(token);
      return account;
    },
    reset() {
      open.clear();
      this.origin = null;
    },
  };
}
