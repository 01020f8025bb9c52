package dev.mingce.dedup.intake;

import dev.mingce.dedup.blocking.BlockingKey;
import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.SubjectKey;
import java.util.List;

/** What a change means for matching. */
sealed interface Content {

  /** The customer has this document, and so these features, from now on. */
  record Replaced(
      SubjectKey key,
      PersonalDocument document,
      CustomerFeatures features,
      List<BlockingKey> blockingKeys)
      implements Content {}

  /** Nothing changed that matching looks at. */
  record Kept() implements Content {}

  /** There is nothing to match any more: merged into another customer, or erased. */
  record Dropped() implements Content {}
}
