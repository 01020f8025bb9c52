package dev.mingce.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.UUID;

/** Entries of the audit log as the service writes them, of one length, each another one. */
final class SampleEntries {
  /** Length of each in bytes. */
  static final int BYTES = 800;

  private static final Instant BEGIN = Instant.parse("2026-03-04T05:06:07Z");
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final int PER_CUSTOMER = 2;

  private SampleEntries() {}

  /** The id within an entry. */
  static UUID id(long index) {
    return new UUID(new Random(index).nextLong(), index);
  }

  /** Whose change it is. */
  static UUID customer(long index) {
    return new UUID(7, index / PER_CUSTOMER);
  }

  /** Which version of the customer it made. */
  static long version(long index) {
    return index % PER_CUSTOMER + 1;
  }

  /** Who did it. */
  static String actor(long index) {
    return "agent-" + index % 500;
  }

  /** The entry of that index: every customer has two versions. */
  static byte[] entry(long index) {
    Random random = new Random(index);
    UUID id = new UUID(random.nextLong(), index);
    String receivedAt = MICROSECONDS.format(BEGIN.plusNanos(index * 1_000_000));
    String entry =
        "{\"action\":\"customer.updated\",\"actor\":{\"clientId\":\"mingce-web\",\"subject\":\""
            + actor(index)
            + "\",\"type\":\"user\",\"unit\":\"sales-east\"},\"at\":\""
            + receivedAt
            + "\",\"changedFields\":[\"/contactPoints/0\",\"/tier\"],\"data\":{\"source\":\"api\"},\"id\":\""
            + id
            + "\",\"outcome\":\"done\",\"reason\":\"customer-called\",\"receivedAt\":\""
            + receivedAt
            + "\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"sealed\":\"#\",\"source\":{\"event\":"
            + "\"customer.updated.v1\",\"service\":\"customer-service\"},\"target\":{\"id\":\""
            + customer(index)
            + "\",\"type\":\"customer\",\"version\":"
            + version(index)
            + "},\"traceId\":\"0af7651916cd43dd8448eb211c80319c\",\"v\":1}";
    StringBuilder sealed = new StringBuilder();
    while (sealed.length() < BYTES - entry.length() + 1) {
      sealed.append(Long.toHexString(random.nextLong()));
    }
    sealed.setLength(BYTES - entry.length() + 1);
    return entry.replace("#", sealed).getBytes(StandardCharsets.US_ASCII);
  }
}
