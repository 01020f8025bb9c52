package dev.mingce.kit.audit;

import dev.mingce.events.AccessRefused;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import dev.mingce.kit.problem.Faults;
import dev.mingce.kit.problem.RefusalListener;
import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the audit log whom this instance refused: tokens that are not good, and callers that may
 * not do what they asked for. Written every few seconds and when the instance stops, one event for
 * each kind (see {@link RefusalCounts}); an instance that crashes loses the last seconds. A request
 * without any token is no attempt and not recorded.
 */
@ApplicationScoped
public class Refusals implements RefusalListener {
  private static final Logger LOG = Logger.getLogger(Refusals.class);
  private static final int MOST_KINDS = 50;

  private final RefusalCounts logins = new RefusalCounts(AccessRefused.AUTHENTICATE, MOST_KINDS);
  private final RefusalCounts denials = new RefusalCounts(AccessRefused.AUTHORIZE, MOST_KINDS);
  private final Outbox outbox;
  private final CurrentCaller caller;
  private final CurrentVertxRequest request;
  private final String source;

  Refusals(
      Outbox outbox,
      CurrentCaller caller,
      CurrentVertxRequest request,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.outbox = outbox;
    this.caller = caller;
    this.request = request;
    this.source = "/mingce/" + service;
  }

  /** Nothing of the token is kept. */
  @Override
  public void badToken(Throwable cause) {
    logins.add(
        new RefusalCounts.Kind(
            isExpired(cause) ? "expired-token" : "invalid-token", null, null, network()),
        now());
  }

  @Override
  public void denied(@Nullable String operation, String reason) {
    denials.add(new RefusalCounts.Kind(reason, caller.get().actor(), operation, network()), now());
  }

  /** Writes what was counted so far. */
  @Scheduled(
      every = "${mingce.audit.refusals-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public void flush() {
    List<AccessRefused> badTokens = logins.drain();
    List<AccessRefused> denied = denials.drain();
    List<AccessRefused> all = new ArrayList<>(badTokens);
    all.addAll(denied);
    if (all.isEmpty()) {
      return;
    }
    try {
      QuarkusTransaction.requiringNew()
          .run(() -> outbox.append(all.stream().map(this::message).toList()));
    } catch (RuntimeException e) {
      logins.restore(badTokens);
      denials.restore(denied);
      LOG.warnf("refusals not recorded yet: %s", Faults.describe(e));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    flush();
  }

  private OutboxMessage message(AccessRefused event) {
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), source, event, null);
    return OutboxMessage.event(
        Topics.CUSTOMER_ACCESS, envelope.subject(), envelope, EventJson.write(event));
  }

  private @Nullable String network() {
    var current = request.getCurrent();
    var address = current == null ? null : current.request().remoteAddress();
    String host = address == null ? null : address.hostAddress();
    return host == null ? null : NetworkPrefix.of(host).orElse(null);
  }

  private static boolean isExpired(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJwtException invalid) {
        return invalid.hasExpired();
      }
    }
    return false;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
