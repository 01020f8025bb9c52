package dev.mingce.audit.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.audit.tree.LeafHash;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exact bytes of an entry: UTF-8 JSON without white space, the keys of every object in
 * ascending order, absent members left out, {@code receivedAt} with six decimals always.
 *
 * <p>The salt keeps anybody who sees only the leaf hash from guessing the entry behind it. A
 * ciphertext that would make the entry larger than {@link #MAX_BYTES} is replaced by its hash
 * ({@code sealedSha256}), and so are the details after it ({@code dataSha256}).
 */
public final class EntryFormat {
  /** Largest entry in bytes. */
  public static final int MAX_BYTES = 16_384;

  private static final int VERSION = 1;
  private static final int SALT_BYTES = 16;
  private static final String SEALED = "sealed";
  private static final String DATA = "data";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final byte[] RECEIVED_AT = "\"receivedAt\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** Stands in an entry until the log takes it. */
  static final Instant ANY_TIME = Instant.EPOCH;

  private EntryFormat() {}

  /**
   * The bytes of an entry with a fresh salt; no two calls give the same.
   *
   * @param receivedAt when the log took it
   * @throws EntryTooLargeException if it does not fit even with hashes instead of its large parts
   */
  public static byte[] bytes(EntryDraft draft, Instant receivedAt) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return bytes(draft, receivedAt, salt);
  }

  /**
   * Changes when the log took an entry; the time has the same length always.
   *
   * @param bytes those of an entry
   */
  static void setReceivedAt(byte[] bytes, Instant receivedAt) {
    byte[] text = MICROSECONDS.format(receivedAt).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, bytes, placeOfReceivedAt(bytes), text.length);
  }

  // The last one: quotes within texts are escaped, and no object after it has such a member.
  private static int placeOfReceivedAt(byte[] bytes) {
    int length = RECEIVED_AT.length;
    for (int start = bytes.length - length; start >= 0; start--) {
      if (Arrays.equals(bytes, start, start + length, RECEIVED_AT, 0, length)) {
        return start + length;
      }
    }
    throw new IllegalArgumentException("not an entry");
  }

  static byte[] bytes(EntryDraft draft, Instant receivedAt, byte[] salt) {
    ObjectNode entry = describe(draft, receivedAt, salt);
    String sealed = draft.sealed();
    if (sealed != null) {
      entry.put(SEALED, sealed);
    }
    byte[] bytes = write(entry);
    if (bytes.length > MAX_BYTES && sealed != null) {
      entry.remove(SEALED);
      entry.put("sealedSha256", hash(sealed.getBytes(StandardCharsets.UTF_8)));
      bytes = write(entry);
    }
    if (bytes.length > MAX_BYTES && entry.has(DATA)) {
      entry.remove(DATA);
      entry.put("dataSha256", hash(write(draft.data())));
      bytes = write(entry);
    }
    if (bytes.length > MAX_BYTES) {
      throw new EntryTooLargeException();
    }
    return bytes;
  }

  private static ObjectNode describe(EntryDraft draft, Instant receivedAt, byte[] salt) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("v", VERSION);
    entry.put("id", draft.id().toString());
    entry.put("at", draft.at().toString());
    entry.put("receivedAt", MICROSECONDS.format(receivedAt));
    entry.put("action", draft.action());
    entry.put("outcome", draft.outcome().code());
    ObjectNode actor = entry.putObject("actor");
    actor.put("subject", draft.actor().subject());
    actor.put("type", draft.actor().type());
    put(actor, "unit", draft.actor().unit());
    put(actor, "clientId", draft.actor().clientId());
    List<String> roles = draft.actor().roles();
    if (roles != null) {
      roles.forEach(actor.putArray("roles")::add);
    }
    ObjectNode target = entry.putObject("target");
    target.put("type", draft.target().type());
    put(target, "id", draft.target().id());
    put(target, "counterpart", draft.target().counterpart());
    Long version = draft.target().version();
    if (version != null) {
      target.put("version", version);
    }
    ObjectNode source = entry.putObject("source");
    source.put("service", draft.sourceService());
    source.put("event", draft.sourceEvent());
    put(entry, "purpose", draft.purpose());
    put(entry, "reason", draft.reason());
    if (!draft.changedFields().isEmpty()) {
      draft.changedFields().forEach(entry.putArray("changedFields")::add);
    }
    put(entry, "traceId", draft.traceId());
    if (!draft.data().isEmpty()) {
      entry.set(DATA, draft.data());
    }
    entry.put("salt", Base64.getEncoder().encodeToString(salt));
    return entry;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static byte[] write(ObjectNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree is always JSON", e);
    }
  }

  private static String hash(byte[] bytes) {
    return Base64.getEncoder().encodeToString(LeafHash.sha256(bytes));
  }
}
