package dev.mingce.dedup.intake;

import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.cleanse.Cleansable;
import dev.mingce.dedup.cleanse.CleansingService;
import dev.mingce.dedup.duplicates.DuplicateService;
import dev.mingce.dedup.linkage.Comparison;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.quality.NewContent;
import dev.mingce.dedup.quality.QualityService;
import dev.mingce.events.CustomerErased;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.CustomerMerged;
import dev.mingce.events.CustomerUnmerged;
import dev.mingce.events.sealed.SubjectKeyReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies changes inside the transaction of their batch.
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

  /**
   * Applies changes as if one after the other. What replaces the content of different customers is
   * done together: their statements go over all of them.
   */
  void apply(PreparedBatch batch, List<IncomingChange> changes) {
    if (batch.mustLock()) {
      candidates.lock(batch.hashes(), batch.customerIds());
    }
    Map<UUID, IncomingChange> together = new LinkedHashMap<>();
    for (IncomingChange change : changes) {
      boolean alone = !(change.content() instanceof Content.Replaced) || isMerge(change);
      if (alone || together.containsKey(change.event().customerId())) {
        replace(batch, together.values());
        together.clear();
      }
      if (alone) {
        applyAlone(batch, change);
      } else {
        together.put(change.event().customerId(), change);
      }
    }
    replace(batch, together.values());
  }

  private static boolean isMerge(IncomingChange change) {
    return change.event() instanceof CustomerMerged || change.event() instanceof CustomerUnmerged;
  }

  private void applyAlone(PreparedBatch batch, IncomingChange change) {
    CustomerFacts facts = change.event().customer();
    CustomerRecord stored = candidates.find(facts.id()).orElse(null);
    switch (change.content()) {
      case Content.Replaced _ -> replace(batch, List.of(change));
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

  private void replace(PreparedBatch batch, Collection<IncomingChange> changes) {
    List<Replaced> all = outstanding(changes);
    if (all.isEmpty()) {
      return;
    }
    List<Long> versions = candidates.replace(all.stream().map(Replaced::stored).toList());
    all.forEach(one -> settleMerges(one.change()));
    List<Set<UUID>> found =
        candidates.holders(all.stream().map(one -> one.content().hashes()).toList());
    Map<SubjectKind, List<Comparison>> comparisons = new EnumMap<>(SubjectKind.class);
    for (int i = 0; i < all.size(); i++) {
      IncomingChange change = all.get(i).change();
      comparisons
          .computeIfAbsent(change.kind(), any -> new ArrayList<>())
          .add(
              new Comparison(
                  change.event().customerId(),
                  versions.get(i),
                  all.get(i).content().features(),
                  found.get(i),
                  change.traceparent()));
    }
    comparisons.forEach((kind, of) -> duplicates.compare(kind, of, batch.keys()));
    quality.replaced(all.stream().map(Replaced::quality).toList());
    cleansing.replaced(all.stream().map(Replaced::cleansing).toList());
  }

  private record Replaced(
      IncomingChange change, Content.Replaced content, CandidateService.Replacement stored) {

    NewContent quality() {
      return new NewContent(change.event(), content.document(), change.traceparent());
    }

    Cleansable cleansing() {
      return new Cleansable(change.event(), content.document(), content.key());
    }
  }

  // Without those that a newer one has overtaken.
  private List<Replaced> outstanding(Collection<IncomingChange> changes) {
    Map<UUID, CustomerRecord> stored = new HashMap<>();
    candidates
        .read(changes.stream().map(change -> change.event().customerId()).toList())
        .forEach(one -> stored.put(one.id(), one));
    List<Replaced> outstanding = new ArrayList<>();
    for (IncomingChange change : changes) {
      CustomerFacts facts = change.event().customer();
      CustomerRecord before = stored.get(facts.id());
      if (change.content() instanceof Content.Replaced content
          && (before == null || before.contentVersion() < facts.version())) {
        outstanding.add(
            new Replaced(
                change,
                content,
                new CandidateService.Replacement(
                    facts, before, content.key(), content.features(), content.hashes())));
      }
    }
    return outstanding;
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
