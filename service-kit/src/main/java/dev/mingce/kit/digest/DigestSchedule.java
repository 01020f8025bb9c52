package dev.mingce.kit.digest;

import dev.mingce.kit.problem.Faults;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.security.PrivateKey;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Has digests made hour by hour, by whichever instance comes first. */
@ApplicationScoped
public class DigestSchedule {
  private static final Logger LOG = Logger.getLogger(DigestSchedule.class);

  // A day at a time: what is left comes a minute later.
  private static final int MOST_HOURS = 24;

  private final SourceDigestService digests;
  private final DigestSettings settings;
  private final boolean production;
  private final @Nullable PrivateKey key;

  DigestSchedule(
      SourceDigestService digests,
      DigestSettings settings,
      @ConfigProperty(name = "mingce.environment") String environment) {
    this.digests = digests;
    this.settings = settings;
    this.production = !environment.equals("local") && !environment.equals("test");
    this.key =
        settings
            .signingKey()
            .or(() ->
                production
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(DigestKeys.PUBLISHED_PRIVATE))
            .map(DigestKeys::privateKey)
            .orElse(null);
  }

  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    boolean known = settings.signingKey().filter(DigestKeys.PUBLISHED_PRIVATE::equals).isPresent();
    if (production && known) {
      throw new IllegalStateException(
          "unsafe configuration for production: mingce.audit.digest.signing-key"
              + " (MINGCE_AUDIT_DIGEST_SIGNING_KEY) is the key that everybody knows");
    }
    if (key == null && settings.topics().isPresent()) {
      LOG.warn(
          "MINGCE_AUDIT_DIGEST_SIGNING_KEY is not set: nothing tells the audit log how much was"
              + " sent to it");
    }
  }

  @Scheduled(
      every = "${mingce.audit.digest.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void makeDue() {
    try {
      makeDue(Instant.now());
    } catch (RuntimeException e) {
      LOG.warnf("no digest of what was sent: %s", Faults.describe(e));
    }
  }

  /** Makes every digest that is due at a moment. */
  public void makeDue(Instant now) {
    PrivateKey signer = key;
    if (signer == null || settings.topics().isEmpty()) {
      return;
    }
    int made = 0;
    while (made < MOST_HOURS
        && digests.makeNext(settings.topics().get(), signer, now.minus(settings.grace()))) {
      made++;
    }
  }
}
