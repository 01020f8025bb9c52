package dev.mingce.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryScanTest {
  private static final String TIME = "2026-03-04T05:06:07.000008Z";
  private static final String RECEIVED = "\"receivedAt\":\"" + TIME + "\"";

  @Test
  void readsTimeCustomerAndVersionOfAChange() {
    EntryScan scan = scan(change("customer.updated.v1", "c-1", "12"));

    assertThat(scan.receivedAt()).isEqualTo(TIME);
    assertThat(scan.changedCustomer()).hasToString("c-1");
    assertThat(scan.version()).isEqualTo(12);
  }

  @Test
  void tellsChangesFromLooksAndFromAnythingElse() {
    assertThat(scan(change("customer.accessed.v1", "c-1", "1")).changedCustomer()).isNull();
    assertThat(scan(change("dedup.duplicate-found.v1", "c-1", "1")).changedCustomer()).isNull();
    assertThat(scan(change("customer", "c-1", "1")).changedCustomer()).isNull();
    assertThat(scan("{" + RECEIVED + "}").changedCustomer()).isNull();
  }

  @Test
  void takesNothingFromWhatOnlyLooksLikeTheMembersThatCount() {
    String decoys =
        "\"data\":{\"receivedAt\":\"no\",\"source\":{\"event\":\"customer.updated.v1\"},"
            + "\"target\":{\"id\":\"no\",\"version\":9},\"a\":[{\"receivedAt\":\"no\"},[\"id\",\"no\"]]},"
            + "\"reason\":\"\\\"receivedAt\\\":\\\"no\\\"\",\"receivedA\":\"no\",\"receivedAtt\":\"no\",";

    EntryScan scan = scan("{" + decoys + RECEIVED + ",\"source\":[{\"event\":\"customer.x\"}]}");

    assertThat(scan.receivedAt()).isEqualTo(TIME);
    assertThat(scan.changedCustomer()).isNull();
    assertThat(scan.version()).isZero();
  }

  @Test
  void findsTheEndOfATextWhereverItsQuotesAndBackslashesAre() {
    for (int length = 0; length < 40; length++) {
      for (String end : List.of("", "\\\"", "\\\\", "\\\\\\\"", "王")) {
        String text = "x".repeat(length) + end;

        EntryScan scan = scan("{\"a\":\"" + text + "\"," + RECEIVED + "}");

        assertThat(scan.receivedAt()).as(text).isEqualTo(TIME);
      }
    }
  }

  @Test
  void refusesWhatIsNoJsonObjectOfAnEntry() {
    List.of(
            "",
            "{}",
            "[]",
            "\"receivedAt\"",
            "{" + RECEIVED,
            "{" + RECEIVED + "}}",
            "{" + RECEIVED + "},",
            "{" + RECEIVED + "]",
            "{" + RECEIVED + ",}",
            "{ " + RECEIVED + "}",
            "{\"a\":[1,2}," + RECEIVED + "}",
            "{\"a\":{\"b\":1]," + RECEIVED + "}",
            "{\"a\"," + RECEIVED + "}",
            "{\"a\":\"b\\\"," + RECEIVED + "}",
            "{\"receivedAt\":7}",
            change("customer.updated.v1", "c-1", "1x"),
            "{\"a\":" + "[".repeat(65) + "]".repeat(65) + "," + RECEIVED + "}")
        .forEach(entry ->
            assertThatThrownBy(() -> scan(entry))
                .as(entry)
                .isInstanceOf(IllegalArgumentException.class));
    assertThat(scan("{\"a\":" + "[".repeat(63) + "7" + "]".repeat(63) + "," + RECEIVED + "}"))
        .isNotNull();
  }

  @Test
  void doesNotReadOnIntoTheNextEntry() {
    byte[] two = bytes("{\"a\":\"b,{" + RECEIVED + "}");

    assertThatThrownBy(() -> new EntryScan(two).read(0, 9))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void comparesTheTimesOfTwoEntries() {
    String early = "{\"receivedAt\":\"2026-03-04T05:06:07.000007Z\"}";
    String late = "{\"receivedAt\":\"2026-03-04T05:06:07.000008Z\"}";
    EntryScan scan = new EntryScan(bytes(early + late + early));
    scan.read(0, early.length());
    int from = scan.receivedFrom();
    int to = scan.receivedTo();

    scan.read(early.length(), 2 * early.length());
    assertThat(scan.isReceivedBefore(from, to)).isFalse();
    from = scan.receivedFrom();
    to = scan.receivedTo();
    assertThat(scan.isReceivedBefore(from, to)).isFalse();

    scan.read(2 * early.length(), 3 * early.length());
    assertThat(scan.isReceivedBefore(from, to)).isTrue();
  }

  private static String change(String event, String customer, String version) {
    return "{"
        + RECEIVED
        + ",\"source\":{\"event\":\""
        + event
        + "\"},\"target\":{\"id\":\""
        + customer
        + "\",\"type\":\"customer\",\"version\":"
        + version
        + "}}";
  }

  private static EntryScan scan(String entry) {
    byte[] bytes = bytes(entry);
    EntryScan scan = new EntryScan(bytes);
    scan.read(0, bytes.length);
    return scan;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
