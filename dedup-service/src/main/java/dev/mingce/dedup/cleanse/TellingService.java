package dev.mingce.dedup.cleanse;

import dev.mingce.dedup.cleanse.CleansingRows.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The transactions of telling customer-service; the calls themselves are made between them. */
@ApplicationScoped
class TellingService {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int CHUNK = 20;

  private final CleansingRows rows;

  TellingService(CleansingRows rows) {
    this.rows = rows;
  }

  /**
   * Customers to tell of.
   *
   * @param until when they are due again if nothing more is heard
   */
  record Taken(List<Subject> subjects, Instant until) {}

  @Transactional
  Taken take() {
    Instant now = CleansingService.now();
    Instant until = now.plus(LEASE);
    return new Taken(rows.take(now, until, CHUNK), until);
  }

  @Transactional
  List<Suggestion> accepted(UUID customerId) {
    return rows.ofCustomer(customerId).stream()
        .filter(one -> one.state().equals(Suggestion.ACCEPTED) && one.sayable())
        .toList();
  }

  @Transactional
  void settle(UUID customerId, Instant until, CleansingTarget.Outcome outcome) {
    switch (outcome) {
      case TAKEN -> rows.told(customerId, until, CleansingService.now());
      case GONE -> rows.refused(customerId, until, "customer-gone");
      case REFUSED -> rows.refused(customerId, until, "refused");
      case UNAVAILABLE -> {
        // Due again when the lease ends.
      }
    }
  }
}
