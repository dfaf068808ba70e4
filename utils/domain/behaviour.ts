/** A technique of MITRE ATT&CK that a sandbox saw. */
export interface Technique {
  readonly id: string;
  readonly description: string | null;
}

/** One program and its traffic, in a sandbox: hostile text throughout, each list cut after the first hundred. */
export interface Behaviour {
  readonly processes: readonly string[];
  readonly commands: readonly string[];
  readonly filesWritten: readonly string[];
  readonly filesDropped: readonly string[];
  readonly registryKeysSet: readonly string[];
  readonly mutexes: readonly string[];
  readonly hosts: readonly string[];
  readonly addresses: readonly string[];
  readonly urls: readonly string[];
  readonly techniques: readonly Technique[];
  readonly verdicts: readonly string[];
  readonly tags: readonly string[];
}

/** One sandbox's run of a file; `at` is Unix milliseconds. */
export interface SandboxRun extends Behaviour {
  readonly id: string;
  readonly sandbox: string | null;
  readonly at: number | null;
}
