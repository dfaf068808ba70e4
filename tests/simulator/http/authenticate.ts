import type { Account } from '../accounts/account';
import type { Accounts } from '../accounts/accounts';
import { ApiError } from './api-error';

/** Whose key it is, or one of the three 401s (virustotal-api.md §2). */
export function authenticate(accounts: Accounts, key: string | null): Account {
  if (key === null || key === '') {
    throw new ApiError(401, 'AuthenticationRequiredError', 'X-Apikey header is missing');
  }
  const account = accounts.byKey(key);
  if (account === undefined) throw new ApiError(401, 'WrongCredentialsError', 'Wrong API key');
  if (account.inactive) throw new ApiError(401, 'UserNotActiveError', 'User account is not active');
  return account;
}
