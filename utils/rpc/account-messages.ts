import type { KeyState } from '../domain/key-state';
import type { ManagedView } from '../domain/managed-settings';
import type { QuotaLimits, QuotaView } from '../domain/quota';
import type { Result } from '../domain/result';
import type { Settings } from '../domain/settings';

/** The key, what it may spend, and the settings. */
export interface AccountMessages {
  quota(input: null): Result<QuotaView>;
  keyState(input: null): Result<KeyState>;
  /** Checks the key at VirusTotal and keeps it when it works or when VirusTotal cannot be asked. */
  saveKey(input: { key: string }): Result<KeyState>;
  testKey(input: null): Result<QuotaLimits>;
  forgetKey(input: null): Result<null>;
  settings(input: null): Result<Settings>;
  /** What an administrator has set, and the user's own settings without that. */
  managed(input: null): Result<ManagedView>;
  saveSettings(input: Partial<Settings>): Result<Settings>;
}
