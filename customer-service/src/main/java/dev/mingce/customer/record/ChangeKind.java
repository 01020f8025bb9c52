package dev.mingce.customer.record;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What kind of change made a version, as its event names it. */
public sealed interface ChangeKind {
  /** The first version. */
  record Registered() implements ChangeKind {}

  /** Edited, or projected anew. */
  record Updated() implements ChangeKind {}

  /** Somebody confirmed that the record is still right. */
  record Reviewed() implements ChangeKind {}

  /** A source record was linked. */
  record SourceLinked(String system, UUID recordId) implements ChangeKind {}

  /**
   * Merged, as the survivor or into it.
   *
   * @param decisionId the decision that asked for it, if one did
   */
  record Merged(UUID mergeId, UUID survivorId, List<UUID> mergedIds, @Nullable UUID decisionId)
      implements ChangeKind {
    public Merged {
      mergedIds = List.copyOf(mergedIds);
    }
  }

  /** A merge was taken back. */
  record Unmerged(UUID mergeId, UUID survivorId, List<UUID> restoredIds) implements ChangeKind {
    public Unmerged {
      restoredIds = List.copyOf(restoredIds);
    }
  }
}
