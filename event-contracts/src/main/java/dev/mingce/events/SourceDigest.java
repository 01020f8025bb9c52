package dev.mingce.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a service says that it sent within an hour on one topic, on {@link Topics#AUDIT_DIGESTS}.
 * Whoever keeps events from the log would have to forge this too, and cannot without the service's
 * key. The hour of an event is the one in which its id was made (the milliseconds of a UUIDv7, RFC
 * 9562), which both sides can tell.
 *
 * @param service name of the service; also {@code ce_subject} and the Kafka key
 * @param topic topic that it speaks of
 * @param from start of the hour
 * @param to end of the hour, not itself in it
 * @param count how many events were sent
 * @param hash SHA-256 of their ids, 16 bytes each, in ascending order; base64
 * @param signature Ed25519 (RFC 8032) over {@link #statement()}, base64
 * @param at when it was signed
 */
public record SourceDigest(
    String service,
    String topic,
    Instant from,
    Instant to,
    long count,
    String hash,
    String signature,
    Instant at)
    implements Event {
  private static final String HEAD = "mingce source digest v1";

  /** Checks that all is there. */
  public SourceDigest {
    Require.text(service, "service");
    Require.text(topic, "topic");
    Require.present(from, "from");
    if (!Require.present(to, "to").isAfter(from)) {
      throw new MalformedEventException("to is not after from");
    }
    Require.atLeast(0, count, "count");
    Require.text(hash, "hash");
    Require.text(signature, "signature");
    Require.present(at, "at");
  }

  /** What is signed; see {@link #statement(String, String, Instant, Instant, long, String)}. */
  public byte[] statement() {
    return statement(service, topic, from, to, count, hash);
  }

  /**
   * What is signed: seven lines of UTF-8, each ended by a line feed: the words {@code mingce source
   * digest v1}, service, topic, start and end as RFC 3339 in UTC, the count in decimal, the hash.
   */
  public static byte[] statement(
      String service, String topic, Instant from, Instant to, long count, String hash) {
    return String.join(
            "\n",
            HEAD,
            service,
            topic,
            from.toString(),
            to.toString(),
            Long.toString(count),
            hash,
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable UUID customerId() {
    return null;
  }

  @Override
  public String subject() {
    return service;
  }

  @Override
  public long sequence() {
    return 0;
  }
}
