package dev.mingce.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.tree.LeafHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryFormatTest {
  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-00000000000a");
  private static final Instant RECEIVED = Instant.parse("2026-03-04T05:06:08.000001Z");
  private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  @Test
  void writesEveryObjectWithSortedKeysAndNothingThatIsAbsent() {
    EntryDraft draft = Drafts.with(Drafts.of(ID), "北京", "aa.bb.cc");

    assertThat(text(EntryFormat.bytes(draft, RECEIVED, SALT)))
        .isEqualTo(
            "{\"action\":\"customer.updated\",\"actor\":{\"clientId\":\"mingce-web\","
                + "\"subject\":\"li.na\",\"type\":\"user\",\"unit\":\"sales-east\"},"
                + "\"at\":\"2026-03-04T05:06:07.891Z\",\"changedFields\":[\"/contactPoints/0\"],"
                + "\"data\":{\"note\":\"北京\"},\"id\":\"01990000-0000-7000-8000-00000000000a\","
                + "\"outcome\":\"done\",\"purpose\":\"support\",\"reason\":\"customer-called\","
                + "\"receivedAt\":\"2026-03-04T05:06:08.000001Z\","
                + "\"salt\":\"MDEyMzQ1Njc4OWFiY2RlZg==\",\"sealed\":\"aa.bb.cc\","
                + "\"source\":{\"event\":\"customer.updated.v1\",\"service\":\"customer-service\"},"
                + "\"target\":{\"id\":\"c-1\",\"type\":\"customer\",\"version\":2},"
                + "\"traceId\":\"0af7651916cd43dd8448eb211c80319c\",\"v\":1}");
  }

  @Test
  void saltsEachEntryDifferently() {
    assertThat(EntryFormat.bytes(Drafts.of(ID), RECEIVED))
        .isNotEqualTo(EntryFormat.bytes(Drafts.of(ID), RECEIVED));
  }

  @Test
  void setsTheTimeOfReceiptWhateverElseTheEntrySays() {
    String look = "\"receivedAt\":\"2020-01-01T00:00:00.000000Z";
    byte[] bytes = EntryFormat.bytes(Drafts.with(Drafts.of(ID), look, look), Instant.EPOCH, SALT);

    EntryFormat.setReceivedAt(bytes, RECEIVED);

    assertThat(bytes)
        .isEqualTo(EntryFormat.bytes(Drafts.with(Drafts.of(ID), look, look), RECEIVED, SALT));
    assertThat(text(bytes)).contains("\"receivedAt\":\"2026-03-04T05:06:08.000001Z\",\"salt\"");
  }

  @Test
  void writesTheTimeOfReceiptWithSixDecimalsAlways() {
    assertThat(text(EntryFormat.bytes(Drafts.of(ID), Instant.parse("2026-03-04T05:06:08Z"), SALT)))
        .contains("\"receivedAt\":\"2026-03-04T05:06:08.000000Z\"");
  }

  @Test
  void keepsTheHashOfACiphertextThatIsTooLarge() throws IOException {
    JsonNode entry = read(Drafts.with(Drafts.of(ID), "small", "a".repeat(16_384)));

    assertThat(entry.has("sealed")).isFalse();
    assertThat(entry.get("sealedSha256").asText()).isEqualTo(base64Sha256("a".repeat(16_384)));
    assertThat(entry.at("/data/note").asText()).isEqualTo("small");
  }

  @Test
  void keepsTheHashOfDetailsThatAreTooLarge() throws IOException {
    JsonNode entry = read(Drafts.with(Drafts.of(ID), "n".repeat(16_384), "aa.bb.cc"));

    assertThat(entry.has("data")).isFalse();
    assertThat(entry.get("dataSha256").asText())
        .isEqualTo(base64Sha256("{\"note\":\"" + "n".repeat(16_384) + "\"}"));
  }

  @Test
  void fillsTheLimitToTheLastByte() {
    EntryDraft empty = Drafts.with(Drafts.of(ID), "", "aa.bb.cc");
    int room = EntryFormat.MAX_BYTES - EntryFormat.bytes(empty, RECEIVED, SALT).length;

    byte[] full =
        EntryFormat.bytes(Drafts.with(empty, "n".repeat(room), "aa.bb.cc"), RECEIVED, SALT);

    assertThat(full).hasSize(16_384);
    assertThat(text(full)).contains("\"sealed\":\"aa.bb.cc\"");
  }

  @Test
  void refusesWhatDoesNotFitEvenWithHashes() {
    EntryDraft draft = Drafts.with(Drafts.of(ID), Collections.nCopies(2_000, "/addresses/0"));

    assertThatThrownBy(() -> EntryFormat.bytes(draft, RECEIVED))
        .isInstanceOf(EntryTooLargeException.class)
        .hasMessage("entry is larger than 16384 bytes");
  }

  private static JsonNode read(EntryDraft draft) throws IOException {
    byte[] bytes = EntryFormat.bytes(draft, RECEIVED, SALT);
    assertThat(bytes.length).isLessThanOrEqualTo(16_384);
    return new ObjectMapper().readTree(bytes);
  }

  private static String base64Sha256(String text) {
    return java.util.Base64.getEncoder()
        .encodeToString(LeafHash.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
