package dev.mingce.dedup.profile;

import dev.mingce.dedup.profile.measure.TableProfile;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A profile of the live base as the API shows it. */
@Schema(name = "Profile")
record ProfileView(
    UUID id,
    @Schema(enumeration = {"person", "organisation"}) String kind,
    @Schema(enumeration = {"queued", "running", "done", "failed"}) String state,
    @Schema(description = "Records measured so far") long done,
    @Schema(description = "Records to measure; 0 before it is known") long total,
    String createdBy,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Schema(description = "Only of a single profile that is done") @Nullable TableProfile result) {

  ProfileView withoutResult() {
    return new ProfileView(id, kind, state, done, total, createdBy, createdAt, finishedAt, null);
  }
}
