package dev.mingce.dedup.intake;

import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.candidates.Features;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.SubjectKey;

/** What a change means for matching. */
sealed interface Content {

  /** The customer has this document, and so these features, from now on. */
  record Replaced(
      SubjectKey key, PersonalDocument document, Features features, StoredKeys.Hashes hashes)
      implements Content {}

  /** Nothing changed that matching looks at. */
  record Kept() implements Content {}

  /** There is nothing to match any more: merged into another customer, or erased. */
  record Dropped() implements Content {}
}
