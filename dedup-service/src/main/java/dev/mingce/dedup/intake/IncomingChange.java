package dev.mingce.dedup.intake;

import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.CustomerChange;
import java.util.List;

/** A change, read and opened before the transaction that applies it. */
record IncomingChange(CustomerChange event, Content content) {

  /** Hashes of the customer's new keys. */
  List<Long> hashes() {
    return content instanceof Content.Replaced replaced ? replaced.hashes().hashes() : List.of();
  }

  SubjectKind kind() {
    return CandidateService.kind(event.customer().kind());
  }
}
