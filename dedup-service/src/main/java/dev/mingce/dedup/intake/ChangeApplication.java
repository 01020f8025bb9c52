package dev.mingce.dedup.intake;

import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.cleanse.CleansingService;
import dev.mingce.dedup.duplicates.DuplicateService;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.dedup.quality.QualityService;
import dev.mingce.events.CustomerErased;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.CustomerMerged;
import dev.mingce.events.CustomerUnmerged;
import dev.mingce.events.sealed.SubjectKeyReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies one change inside the transaction of its batch.
 *
 * <p>Whatever the order in which the versions of a customer come, and however often, the newest one
 * decides: for what there is to match, the newest that says it; for the rest, the newest of all. A
 * review that overtakes an update therefore does not hide it.
 */
@ApplicationScoped
class ChangeApplication {

  private final CandidateService candidates;
  private final LinkageService linkage;
  private final DuplicateService duplicates;
  private final QualityService quality;
  private final CleansingService cleansing;
  private final SubjectKeyReader subjectKeys;

  ChangeApplication(
      CandidateService candidates,
      LinkageService linkage,
      DuplicateService duplicates,
      QualityService quality,
      CleansingService cleansing,
      SubjectKeyReader subjectKeys) {
    this.candidates = candidates;
    this.linkage = linkage;
    this.duplicates = duplicates;
    this.quality = quality;
    this.cleansing = cleansing;
    this.subjectKeys = subjectKeys;
  }

  void apply(PreparedBatch batch, IncomingChange change) {
    if (batch.mustLock()) {
      candidates.lock(batch.hashes(), batch.customerIds());
    }
    CustomerFacts facts = change.event().customer();
    CustomerRecord stored = candidates.find(facts.id()).orElse(null);
    switch (change.content()) {
      case Content.Replaced replaced -> {
        if (stored == null || stored.contentVersion() < facts.version()) {
          replace(batch, change, stored, replaced);
          quality.replaced(change.event(), replaced.document());
          cleansing.replaced(change.event(), replaced.document(), replaced.key());
        }
      }
      case Content.Kept _ -> {
        if (stored == null || stored.version() < facts.version()) {
          candidates.keep(facts, stored);
          duplicates.unchanged(facts.id(), facts.version());
          quality.kept(change.event());
        }
      }
      case Content.Dropped _ -> {
        if (stored == null || stored.contentVersion() < facts.version()) {
          drop(batch, change, stored);
          quality.dropped(facts);
          cleansing.dropped(facts.id());
        }
      }
    }
  }

  private void replace(
      PreparedBatch batch,
      IncomingChange change,
      @Nullable CustomerRecord stored,
      Content.Replaced content) {
    CustomerFacts facts = change.event().customer();
    long version =
        candidates.replace(facts, stored, content.key(), content.source(), content.hashes());
    settleMerges(change);
    duplicates.compare(
        change.kind(),
        facts.id(),
        version,
        content.source(),
        candidates.holders(content.hashes()),
        batch.keys());
  }

  private void drop(PreparedBatch batch, IncomingChange change, @Nullable CustomerRecord stored) {
    CustomerFacts facts = change.event().customer();
    candidates.lock(linkage.reach(Set.of(facts.id())));
    candidates.drop(facts, stored);
    settleMerges(change);
    if (change.event() instanceof CustomerErased erased) {
      erased.erasedKeyIds().forEach(subjectKeys::forget);
      subjectKeys.forget(facts.keyId());
      duplicates.erased(change.kind(), facts.id(), batch.keys());
    } else if (facts.status().equals(CustomerFacts.MERGED)) {
      duplicates.absorbed(change.kind(), facts.id(), batch.keys());
    } else {
      duplicates.emptied(change.kind(), facts.id(), batch.keys());
    }
  }

  // Both sides tell of a merge, in either order.
  private void settleMerges(IncomingChange change) {
    if (change.event() instanceof CustomerMerged merged) {
      candidates.lock(together(merged.survivorId(), merged.mergedIds()));
      duplicates.merged(merged.survivorId(), merged.mergedIds());
    } else if (change.event() instanceof CustomerUnmerged unmerged) {
      candidates.lock(together(unmerged.survivorId(), unmerged.restoredIds()));
      duplicates.unmerged(
          unmerged.survivorId(), unmerged.restoredIds(), unmerged.actor().subject());
    }
  }

  private static Set<UUID> together(UUID survivorId, List<UUID> others) {
    Set<UUID> all = new TreeSet<>(others);
    all.add(survivorId);
    return all;
  }
}
