package dev.mingce.dedup.intake;

import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.SubjectKey;

/** What a change means for matching. */
sealed interface Content {

  /** The customer has this document, and so this source record, from now on. */
  record Replaced(
      SubjectKey key, PersonalDocument document, SourceRecord source, StoredKeys.Hashes hashes)
      implements Content {}

  /** Nothing changed that matching looks at. */
  record Kept() implements Content {}

  /** There is nothing to match any more: merged into another customer, or erased. */
  record Dropped() implements Content {}
}
