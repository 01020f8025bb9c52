package dev.mingce.kit.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.events.EventJson;
import dev.mingce.events.SourceDigest;
import dev.mingce.events.Topics;
import dev.mingce.kit.app.Rows;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class SourceDigestServiceTest {
  private static final List<String> TOPICS =
      List.of(Topics.CUSTOMER_CHANGES, Topics.CUSTOMER_ACCESS);
  private static final PrivateKey KEY = DigestKeys.privateKey(DigestKeys.PUBLISHED_PRIVATE);

  @Inject SourceDigestService digests;
  @Inject Rows rows;

  private final Instant hour =
      Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);

  @BeforeEach
  void nothingSentAndNothingSigned() {
    rows.update("DELETE FROM outbox");
    rows.update("UPDATE outbox_digest SET digested_until = ?", hour.atOffset(ZoneOffset.UTC));
  }

  @Test
  void signsWhatWasSentWithinTheHour() {
    UUID first = sent(Topics.CUSTOMER_CHANGES, hour);
    UUID last = sent(Topics.CUSTOMER_CHANGES, hour.plusSeconds(3600).minusMillis(1));
    sent(Topics.CUSTOMER_CHANGES, hour.plusSeconds(3600));
    sent(Topics.CUSTOMER_CHANGES, hour.minusMillis(1));
    IdDigest expected = new IdDigest();
    expected.add(first);
    expected.add(last);

    assertThat(digests.makeNext(TOPICS, KEY, hour.plusSeconds(3600))).isTrue();

    List<SourceDigest> made = made();
    assertThat(made)
        .extracting(SourceDigest::topic, SourceDigest::count)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Topics.CUSTOMER_CHANGES, 2L),
            org.assertj.core.groups.Tuple.tuple(Topics.CUSTOMER_ACCESS, 0L));
    SourceDigest digest = made.getFirst();
    assertThat(digest.hash()).isEqualTo(expected.hash());
    assertThat(digest.from()).isEqualTo(hour);
    assertThat(digest.to()).isEqualTo(hour.plusSeconds(3600));
    assertThat(
            DigestKeys.isSigned(
                digest.statement(),
                digest.signature(),
                DigestKeys.publicKey(DigestKeys.PUBLISHED_PUBLIC)))
        .isTrue();
  }

  @Test
  void makesEachHourOnceAndNoneBeforeItIsOver() {
    assertThat(digests.makeNext(TOPICS, KEY, hour.plusSeconds(3599))).isFalse();
    assertThat(digests.makeNext(TOPICS, KEY, hour.plusSeconds(7200))).isTrue();
    assertThat(digests.makeNext(TOPICS, KEY, hour.plusSeconds(7200))).isTrue();
    assertThat(digests.makeNext(TOPICS, KEY, hour.plusSeconds(7200))).isFalse();

    assertThat(made())
        .extracting(SourceDigest::from)
        .containsExactly(hour, hour, hour.plusSeconds(3600), hour.plusSeconds(3600));
  }

  private UUID sent(String topic, Instant at) {
    UUID least = IdDigest.least(at);
    UUID id = new UUID(least.getMostSignificantBits() | 0x7000L, 0x8000000000000001L);
    rows.update(
        "INSERT INTO outbox (id, topic, key, type, source, subject, sequence, \"time\")"
            + " VALUES (?, ?, 'k', 'test.v1', '/mingce/test', 's', 0, '')",
        id,
        topic);
    return id;
  }

  private List<SourceDigest> made() {
    return rows
        .all("SELECT payload FROM outbox WHERE topic = ? ORDER BY id", Topics.AUDIT_DIGESTS)
        .stream()
        .map(row -> EventJson.read((byte[]) row.get("payload"), SourceDigest.class))
        .toList();
  }
}
