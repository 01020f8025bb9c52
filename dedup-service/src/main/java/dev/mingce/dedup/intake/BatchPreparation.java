package dev.mingce.dedup.intake;

import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.FetchedKeys;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.events.sealed.SubjectKeyReader;
import dev.mingce.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Does before the transaction of a batch what must not be done inside: asks customer-service for
 * the keys of the changed customers and of all that they may have to be compared with.
 */
@ApplicationScoped
class BatchPreparation {

  private final ChangeReader reader;
  private final CandidateService candidates;
  private final LinkageService linkage;
  private final SubjectKeyReader subjectKeys;

  BatchPreparation(
      ChangeReader reader,
      CandidateService candidates,
      LinkageService linkage,
      SubjectKeyReader subjectKeys) {
    this.reader = reader;
    this.candidates = candidates;
    this.linkage = linkage;
    this.subjectKeys = subjectKeys;
  }

  PreparedBatch prepare(List<ReceivedEvent> events) {
    Map<UUID, IncomingChange> changes = reader.read(events);
    PreparedBatch batch = new PreparedBatch(changes, new FetchedKeys(Set.of(), Map.of()));
    Set<UUID> toCompare = new HashSet<>(batch.customerIds());
    candidates.holders(hashes(changes.values())).forEach(toCompare::addAll);
    Set<String> keyIds = new HashSet<>(candidates.keyIds(linkage.reach(toCompare)));
    for (IncomingChange change : changes.values()) {
      // Customers of one batch may be candidates of each other.
      if (change.content() instanceof Content.Replaced replaced) {
        keyIds.add(replaced.key().kid());
      }
    }
    return new PreparedBatch(changes, new FetchedKeys(keyIds, subjectKeys.findAll(keyIds)));
  }

  private static List<StoredKeys.Hashes> hashes(Collection<IncomingChange> changes) {
    List<StoredKeys.Hashes> hashes = new ArrayList<>();
    for (IncomingChange change : changes) {
      if (change.content() instanceof Content.Replaced replaced) {
        hashes.add(replaced.hashes());
      }
    }
    return hashes;
  }
}
