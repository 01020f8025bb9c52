package dev.mingce.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.events.AuditAlertRaised;
import dev.mingce.kit.Ids;
import dev.mingce.notification.Database;
import dev.mingce.notification.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertNoticeTest {
  private static final Instant FROM = Instant.parse("2026-03-03T00:00:00Z");

  @Inject World world;
  @Inject Database database;
  @Inject AlertNoticeSender sender;

  private final UUID alert = Ids.next();
  private final List<Notice> sent = new ArrayList<>();

  @BeforeEach
  void nothingIsPlanned() {
    world.reset();
    database.update("DELETE FROM alert_notice", List.of());
  }

  @Test
  void tellsEverybodyWhoIsToBeToldInTheirLanguage() {
    world.arrive(raised());
    world.arrive(raised());

    sender.sendDue(this::take);
    sender.sendDue(this::take);

    assertThat(sent)
        .extracting(Notice::to)
        .containsExactlyInAnyOrder("zhao.min@example.com", "john@example.com");
    Notice english = to("john@example.com");
    assertThat(english.subject()).isEqualTo("Mingce: alert of the audit log");
    assertThat(english.text())
        .contains(
            "Kind: reveal-volume",
            "About: li.na",
            "Entries: 240",
            "2026-03-03T00:00:00Z to 2026-03-04T00:00:00Z",
            "/v1/audit/alerts/" + alert);
    assertThat(to("zhao.min@example.com").text()).contains("涉及：li.na");
    assertThat(states()).containsExactly("sent", "sent");
    assertThat(outcomes()).containsExactly("delivery.sent.v1", "delivery.sent.v1");
  }

  @Test
  void triesAgainWhatCouldNotBeSent() {
    world.arrive(raised());

    sender.sendDue(notice -> new SendResult.Unavailable("mail-unavailable"));
    assertThat(states()).containsExactly("planned", "planned");
    sender.sendDue(this::take);
    assertThat(sent).isEmpty();
    database.update("UPDATE alert_notice SET due_at = now()", List.of());
    sender.sendDue(this::take);

    assertThat(sent).hasSize(2);
    assertThat(states()).containsExactly("sent", "sent");
  }

  @Test
  void givesUpAfterTheLastAttemptAndSaysSo() {
    world.arrive(raised());

    for (int attempt = 0; attempt < 3; attempt++) {
      database.update("UPDATE alert_notice SET due_at = now()", List.of());
      sender.sendDue(notice -> new SendResult.Unavailable("mail-unavailable"));
    }

    assertThat(states()).containsExactly("failed", "failed");
    assertThat(outcomes()).containsExactly("delivery.failed.v1", "delivery.failed.v1");
  }

  @Test
  void leavesUncertainWhatWentOutWithWhoeverVanished() {
    world.arrive(raised());
    database.update(
        "UPDATE alert_notice SET lease_owner = 'gone', lease_until = now() - interval '1 second',"
            + " sending_since = now() - interval '1 minute'",
        List.of());

    sender.sendDue(this::take);

    assertThat(sent).isEmpty();
    assertThat(states()).containsExactly("uncertain", "uncertain");
    assertThat(outcomes()).containsExactly("delivery.failed.v1", "delivery.failed.v1");
  }

  private AuditAlertRaised raised() {
    return new AuditAlertRaised(
        alert,
        "reveal-volume",
        AuditAlertRaised.WARNING,
        "li.na",
        240,
        FROM,
        FROM.plusSeconds(86_400),
        FROM.plusSeconds(90_000));
  }

  private SendResult take(Notice notice) {
    sent.add(notice);
    return new SendResult.Sent();
  }

  private Notice to(String address) {
    return sent.stream().filter(notice -> notice.to().equals(address)).findFirst().orElseThrow();
  }

  private List<String> states() {
    return database.query("SELECT state FROM alert_notice", row -> row.getString(1), List.of());
  }

  private List<String> outcomes() {
    return database.query(
        "SELECT type FROM outbox WHERE topic = 'mingce.notification.outcomes.v1' ORDER BY id",
        row -> row.getString(1),
        List.of());
  }
}
