import type { CheckView } from '../domain/check';
import type { ObjectRef } from '../domain/community';
import type { Details } from '../domain/details';
import type { OutboxEntry, Participation } from '../domain/participation';
import type { SectionName, SectionPage, SectionState } from '../domain/report-section';
import type { Result } from '../domain/result';

/** The full report, and taking part. */
export interface ReportMessages {
  /**
   * A check of an object by VirusTotal's own id, as the report's address bar has it. Fresh reports cost no
   * request; a URL is asked for by its id. `from`: the check whose page leads there; what is private stays so.
   */
  openReport(input: ObjectRef & { from?: string }): Result<CheckView>;
  /**
   * Read out of the kept reply, no request; `not-found` when the reply is not kept any more. A private window's
   * reply is held in memory for its own check, which `checkId` names.
   */
  reportDetails(input: ObjectRef & { checkId?: string }): Result<Details>;
  /** The whole reply as VirusTotal sent it, no request; `not-found` when it is not kept any more. */
  rawReport(input: ObjectRef & { checkId?: string }): Result<string>;
  /** Every section that a public key may read of this kind. No request. */
  listSections(input: ObjectRef): Result<readonly SectionState[]>;
  /** The kept pages of a section, in order; no request, empty when nothing is kept. */
  keptSection(input: ObjectRef & { section: SectionName }): Result<readonly SectionPage[]>;
  /** One request, also when the page is kept. A private window's is not kept. */
  readSection(
    input: ObjectRef & { section: SectionName; cursor: string | null; checkId: string; asker?: string },
  ): Result<SectionPage>;
  /** This asker waits for its slot no longer; the slot is given back unless somebody else waits for the same. */
  stopSection(input: ObjectRef & { section: SectionName; asker?: string }): Result<null>;
  /** Until when a section that is read waits for its slot (Unix ms); null once its request has left. No request. */
  sectionWait(input: ObjectRef & { section: SectionName }): Result<number | null>;

  /** Puts it into the outbox, held for `UNDO_FOR`; refused at once where VirusTotal would refuse it. Public. */
  /** `from`: the check that the page was opened with; what comes out of a private window is not kept. */
  participate(input: { object: ObjectRef; what: Participation; from?: string }): Result<OutboxEntry>;
  /** Only until it leaves; afterwards fails with `already-exists`. */
  takeBack(input: { id: string }): Result<null>;
  /**
   * What is in the outbox about this object, and how it ended (topic `outbox`). `from` as in `participate`: what a
   * private window said is shown in private windows only.
   */
  outbox(input: ObjectRef & { from?: string }): Result<readonly OutboxEntry[]>;
  /** Looks at VirusTotal again whether something uncertain is there. One request. */
  lookAgain(input: { id: string }): Result<OutboxEntry>;
  /** Takes an ended entry off the list. */
  dismiss(input: { id: string }): Result<null>;
  /** Comments posted from here: they may be deleted again. */
  ownComments(input: ObjectRef & { from?: string }): Result<readonly string[]>;
}
