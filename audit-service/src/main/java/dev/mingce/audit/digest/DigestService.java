package dev.mingce.audit.digest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mingce.audit.alert.AlertService;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.OwnReadsService;
import dev.mingce.audit.log.Target;
import dev.mingce.events.AuditAlertRaised;
import dev.mingce.events.SourceDigest;
import dev.mingce.kit.digest.DigestKeys;
import dev.mingce.kit.digest.IdDigest;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes what sources say that they sent and compares it with what arrived. */
@ApplicationScoped
public class DigestService {
  /** Kind of the alert when a digest does not agree. */
  public static final String ALERT = "source-digest";

  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private final DigestTable digests;
  private final ArrivedEvents arrived;
  private final AlertService alerts;
  private final OwnReadsService reads;
  private final Cursors cursors;
  private final DigestsSettings settings;
  private final boolean production;

  DigestService(
      DigestTable digests,
      ArrivedEvents arrived,
      AlertService alerts,
      OwnReadsService reads,
      Cursors cursors,
      DigestsSettings settings,
      @ConfigProperty(name = "mingce.environment") String environment) {
    this.digests = digests;
    this.arrived = arrived;
    this.alerts = alerts;
    this.reads = reads;
    this.cursors = cursors;
    this.settings = settings;
    this.production = !environment.equals("local") && !environment.equals("test");
  }

  /**
   * Takes a digest. The first of an hour counts: a source does not change its mind.
   *
   * @param eventId its entry
   */
  @Transactional
  public void receive(UUID eventId, SourceDigest digest) {
    boolean usable = isSigned(digest) && ArrivedEvents.isRecorded(digest.topic());
    digests.insert(eventId, digest, usable ? Verdict.WAITING : Verdict.UNSIGNED);
    if (!usable) {
      alert(digest.service(), digest.count(), digest.from(), digest.to());
    }
  }

  /**
   * Compares the digest that waits longest.
   *
   * @param now events that came later than the digest by the patience do not excuse it
   * @return whether there was one
   */
  @Transactional
  public boolean compareNext(Instant now) {
    Instant recently = now.minus(settings.patience().dividedBy(4));
    Optional<DigestTable.Due> next = digests.next(recently, now.minus(LOOK_AGAIN));
    if (next.isEmpty()) {
      return false;
    }
    ComparedDigest digest = next.get().digest();
    IdDigest here = arrived.digest(digest.service(), digest.topic(), digest.from(), digest.to());
    boolean same = here.count() == digest.sent() && here.hash().equals(next.get().hash());
    boolean late = now.isAfter(next.get().receivedAt().plus(settings.patience()));
    Verdict verdict = same ? Verdict.AGREES : late ? Verdict.DIFFERS : Verdict.WAITING;
    digests.judge(digest, verdict, here.count(), now);
    if (verdict == Verdict.DIFFERS) {
      alert(digest.service(), Math.abs(digest.sent() - here.count()), digest.from(), digest.to());
    }
    return true;
  }

  /** How far each source is known to be complete. */
  public List<SourceState> states() {
    return digests.states(Instant.now());
  }

  /** One page of what was compared, newest first. Recorded. */
  public Page<ComparedDigest> list(
      Caller caller,
      @Nullable String service,
      @Nullable String verdict,
      int limit,
      @Nullable String cursor) {
    DigestFilter filter = new DigestFilter(service, verdict);
    List<ComparedDigest> found =
        digests.page(filter, position(filter.listing(), cursor), limit + 1);
    Page<ComparedDigest> page = Page.cut(found, limit, last -> next(filter.listing(), last));
    reads.record(
        caller,
        OwnReadsService.READ,
        Outcome.DONE,
        new Target(Target.AUDIT_LOG, null, null, null),
        JsonNodeFactory.instance.objectNode().put("count", page.items().size()));
    return page;
  }

  private String next(String listing, ComparedDigest last) {
    return cursors.encode(listing, List.of(last.from().toString(), last.service(), last.topic()));
  }

  private @Nullable List<String> position(String listing, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> position = cursors.decode(listing, cursor);
    if (position.size() != 3) {
      throw new ProblemException(KitError.INVALID_CURSOR);
    }
    return position;
  }

  private void alert(String service, long count, Instant from, Instant to) {
    alerts.raise(
        new AlertService.Finding(
            ALERT,
            AuditAlertRaised.CRITICAL,
            service,
            count,
            from.truncatedTo(ChronoUnit.MICROS),
            to.truncatedTo(ChronoUnit.MICROS),
            null));
  }

  private boolean isSigned(SourceDigest digest) {
    List<String> keys = keys(digest.service());
    List<String> trusted =
        keys.isEmpty() && !production ? List.of(DigestKeys.PUBLISHED_PUBLIC) : keys;
    return trusted.stream()
        .map(DigestKeys::publicKey)
        .anyMatch(key -> DigestKeys.isSigned(digest.statement(), digest.signature(), key));
  }

  private List<String> keys(String service) {
    Optional<List<String>> keys =
        switch (service) {
          case "customer-service" -> settings.keys().customer();
          case "dedup-service" -> settings.keys().dedup();
          case "notification-service" -> settings.keys().notification();
          case "audit-service" -> settings.keys().audit();
          default -> Optional.empty();
        };
    return keys.orElse(List.of());
  }
}
