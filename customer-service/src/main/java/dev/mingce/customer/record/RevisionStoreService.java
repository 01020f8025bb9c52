package dev.mingce.customer.record;

import dev.mingce.customer.access.AccessLogService;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The versions of customers, as they were written. */
@ApplicationScoped
public class RevisionStoreService {
  private final CustomerRows rows;
  private final AccessLogService accesses;

  RevisionStoreService(CustomerRows rows, AccessLogService accesses) {
    this.rows = rows;
    this.accesses = accesses;
  }

  @Transactional
  public Optional<SealedRevision> at(UUID customer, long version) {
    return rows
        .with(
            connection -> RevisionRows.select(connection, customer, " AND r.version = ?", version))
        .stream()
        .findFirst();
  }

  /** The version that was current at an instant; empty before the first. */
  @Transactional
  public Optional<SealedRevision> asOf(UUID customer, Instant instant) {
    return rows
        .with(connection ->
            RevisionRows.select(
                connection,
                customer,
                " AND r.changed_at <= ? ORDER BY r.version DESC LIMIT 1",
                OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)))
        .stream()
        .findFirst();
  }

  /** Versions below one, newest first. */
  @Transactional
  public List<SealedRevision> before(UUID customer, long version, int limit) {
    return rows.with(connection -> RevisionRows.page(connection, customer, version, limit));
  }

  /** By which way in the current version of each of these customers came. */
  @Transactional
  public Map<UUID, String> waysIn(List<UUID> customers) {
    return rows.with(connection -> RevisionRows.waysIn(connection, customers));
  }

  /** Records that the values of these versions are about to be shown. */
  @Transactional
  public void revealed(Caller caller, UUID customer, String purpose, List<Long> versions) {
    versions.forEach(version -> accesses.revealed(caller, customer, version, purpose));
  }
}
