package dev.mingce.events;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a customer without a key: none of it is personal data. It is the state after
 * the event.
 *
 * @param id customer id
 * @param version gap-free version, 1 for the first; one version, one change event
 * @param kind {@link #PERSON} or {@link #ORGANISATION}
 * @param status {@link #ACTIVE}, {@link #ARCHIVED}, {@link #MERGED} or {@link #ERASED}
 * @param owner who is responsible; absent once erased
 * @param tier tier code, if one
 * @param stage code of the stage in the life of the relation, if known
 * @param tags tag codes, sorted
 * @param regionCode administrative division code (GB/T 2260 in China), if known
 * @param industryCode industry code (GB/T 4754 in China), if known
 * @param standardVersion version of the data standard that the record was checked against
 * @param keyId id of the subject key that opens the record's sealed part; after erasure the id of
 *     the destroyed key
 * @param createdAt when the customer was registered
 * @param updatedAt when this version was written
 */
public record CustomerFacts(
    UUID id,
    long version,
    String kind,
    String status,
    @Nullable Owner owner,
    @Nullable String tier,
    @Nullable String stage,
    List<String> tags,
    @Nullable String regionCode,
    @Nullable String industryCode,
    String standardVersion,
    String keyId,
    Instant createdAt,
    Instant updatedAt) {
  /** A natural person. */
  public static final String PERSON = "person";

  /** A company or other organisation. */
  public static final String ORGANISATION = "organisation";

  /** In use. */
  public static final String ACTIVE = "active";

  /** Kept, but out of daily use. */
  public static final String ARCHIVED = "archived";

  /** Redirects to the survivor of a merge. */
  public static final String MERGED = "merged";

  /** Its key is destroyed. */
  public static final String ERASED = "erased";

  private static final Set<String> KINDS = Set.of(PERSON, ORGANISATION);
  private static final Set<String> STATUSES = Set.of(ACTIVE, ARCHIVED, MERGED, ERASED);

  /** Checks presence, ranges and code lists. */
  public CustomerFacts {
    Require.present(id, "customer.id");
    Require.atLeast(1, version, "customer.version");
    Require.oneOf(kind, KINDS, "customer.kind");
    Require.oneOf(status, STATUSES, "customer.status");
    tags = Require.copy(tags);
    Require.text(standardVersion, "customer.standardVersion");
    Require.text(keyId, "customer.keyId");
    Require.present(createdAt, "customer.createdAt");
    Require.present(updatedAt, "customer.updatedAt");
  }

  /** A customer of whose stage nothing is known. */
  public CustomerFacts(
      UUID id,
      long version,
      String kind,
      String status,
      @Nullable Owner owner,
      @Nullable String tier,
      List<String> tags,
      @Nullable String regionCode,
      @Nullable String industryCode,
      String standardVersion,
      String keyId,
      Instant createdAt,
      Instant updatedAt) {
    this(
        id,
        version,
        kind,
        status,
        owner,
        tier,
        null,
        tags,
        regionCode,
        industryCode,
        standardVersion,
        keyId,
        createdAt,
        updatedAt);
  }
}
