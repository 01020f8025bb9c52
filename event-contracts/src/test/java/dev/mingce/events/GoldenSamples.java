package dev.mingce.events;

import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.events.sealed.SubjectKeyAnswer;
import dev.mingce.events.sealed.SubjectKeySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The golden samples, for the tests of producers and consumers: a producer must be able to write
 * each of them, a consumer must read each of them. What is sealed in them opens with {@link
 * #key()}, a key that is public and must never be used elsewhere.
 */
public final class GoldenSamples {
  /** Id of the key of the samples. */
  public static final String KEY_ID = "01990000-0000-7000-8000-0000000000f1";

  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private GoldenSamples() {}

  /** The bytes 0 to 31 under {@link #KEY_ID}. */
  public static SubjectKey key() {
    byte[] secret = new byte[SubjectKey.BYTES];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) i;
    }
    return new SubjectKey(KEY_ID, secret);
  }

  /** A key service that knows {@link #key()} and no other. */
  public static SubjectKeySource keySource() {
    return new SubjectKeySource() {
      @Override
      public SubjectKeyAnswer fetch(String kid) {
        return kid.equals(KEY_ID)
            ? new SubjectKeyAnswer.Found(key())
            : new SubjectKeyAnswer.Unknown();
      }

      @Override
      public Map<String, SubjectKeyAnswer> fetchAll(Set<String> kids) {
        return kids.stream().collect(Collectors.toMap(kid -> kid, this::fetch));
      }
    };
  }

  /** The personal document that is sealed in the samples. */
  public static PersonalDocument document() {
    return SampleEvents.document();
  }

  /** The value of the sample as it is in its file: formatted JSON. */
  public static byte[] value(EventType type) {
    String resource = "samples/" + type.typeName() + ".json";
    try (InputStream in = EventType.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no golden sample " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample as a record. */
  public static Event event(EventType type) {
    return type.read(value(type));
  }

  /** The sample as a record of a known class. */
  public static <T extends Event> T event(Class<T> recordClass) {
    for (EventType type : EventType.values()) {
      if (type.recordClass() == recordClass) {
        return recordClass.cast(event(type));
      }
    }
    throw new IllegalArgumentException(recordClass.getName() + " is no event");
  }

  /** The envelope of the sample; the id differs from type to type and never from run to run. */
  public static EventEnvelope envelope(EventType type) {
    UUID id = UUID.nameUUIDFromBytes(type.typeName().getBytes(StandardCharsets.UTF_8));
    return EventEnvelope.of(id, source(type), event(type), TRACEPARENT);
  }

  /** The headers of the sample. */
  public static Map<String, String> headers(EventType type) {
    return envelope(type).toHeaders();
  }

  private static String source(EventType type) {
    // mingce.<domain>.…; the topics of a domain have one producer
    return "/mingce/" + type.topic().split("\\.", 3)[1] + "-service";
  }
}
