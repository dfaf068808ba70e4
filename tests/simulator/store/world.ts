import type { Accounts } from '../accounts/accounts';
import type { Clock } from '../clock';
import type { Scans } from './scans';
import type { Store } from './store';
import type { UploadTickets } from './upload-tickets';

/** All that the endpoints work on. */
export interface World {
  clock: Clock;
  store: Store;
  accounts: Accounts;
  scans: Scans;
  tickets: UploadTickets;
}
