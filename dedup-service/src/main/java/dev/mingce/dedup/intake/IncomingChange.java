package dev.mingce.dedup.intake;

import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.CustomerChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change, read and opened before the transaction that applies it.
 *
 * @param traceparent the trace that it was published in
 */
record IncomingChange(CustomerChange event, Content content, @Nullable String traceparent) {

  /** Hashes of the customer's new keys. */
  List<Long> hashes() {
    return content instanceof Content.Replaced replaced ? replaced.hashes().hashes() : List.of();
  }

  SubjectKind kind() {
    return CandidateService.kind(event.customer().kind());
  }
}
