/**
 * The accounts a simulator knows from the start. Keys have the form of VirusTotal's (64 hex digits) and open
 * nothing but a simulator.
 */
const repeat = (pattern: string): string => pattern.repeat(64 / pattern.length);

/** A public key with the public limits: 4 a minute, 500 a day, 15 500 a month (virustotal-api.md §1). */
export const DEMO_KEY = repeat('a55a7de0');
/** A second public key: another user, for votes and comments of "somebody else". */
export const OTHER_KEY = repeat('0b5e55ed');
/** May read the enterprise-only relations, with limits that no test reaches. */
export const PREMIUM_KEY = repeat('9e3d1a2b');
/** Its owner never clicked the activation e-mail: 401 UserNotActiveError. */
export const INACTIVE_KEY = repeat('deadc0de');
/** Belongs to a group whose allowance is what is drained. */
export const GROUP_KEY = repeat('6c0f4a81');
/** Well formed and known to nobody: 401 WrongCredentialsError. */
export const UNKNOWN_KEY = repeat('ffffffff');
