package dev.mingce.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an event: CloudEvents 1.0, Kafka binding, binary content mode, so every
 * attribute is a record header.
 *
 * @param id id of the event (UUIDv7); a consumer that has seen it does nothing
 * @param type name of the event type, ending with the major version
 * @param source the producer, as a URI reference such as {@code /mingce/customer-service}
 * @param time when it happened
 * @param subject customer id; see {@link Event#subject()}; also the Kafka key
 * @param sequence gap-free version of the customer; see {@link Event#sequence()}
 * @param traceparent W3C trace context, if there is one; a malformed one is dropped, as that
 *     standard says
 */
public record EventEnvelope(
    UUID id,
    String type,
    String source,
    Instant time,
    String subject,
    long sequence,
    @Nullable String traceparent) {
  /** Version of CloudEvents, always {@code 1.0}. */
  public static final String SPECVERSION_HEADER = "ce_specversion";

  /** {@link #id()}. */
  public static final String ID_HEADER = "ce_id";

  /** {@link #type()}. */
  public static final String TYPE_HEADER = "ce_type";

  /** {@link #source()}. */
  public static final String SOURCE_HEADER = "ce_source";

  /** {@link #time()}, RFC 3339. */
  public static final String TIME_HEADER = "ce_time";

  /** {@link #subject()}. */
  public static final String SUBJECT_HEADER = "ce_subject";

  /** {@link #sequence()}, decimal. */
  public static final String SEQUENCE_HEADER = "ce_sequence";

  /** Media type of the value, always {@code application/json}. */
  public static final String CONTENT_TYPE_HEADER = "content-type";

  /** {@link #traceparent()}. */
  public static final String TRACEPARENT_HEADER = "traceparent";

  private static final String SPECVERSION = "1.0";
  private static final String CONTENT_TYPE = "application/json";
  private static final int MAX_TEXT = 300;
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9.-]{0,99}\\.v[1-9][0-9]{0,3}");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern SEQUENCE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  /**
   * Checks form and presence.
   *
   * @throws MalformedEventException if something required is missing or bad
   */
  public EventEnvelope {
    Require.present(id, ID_HEADER);
    if (!TYPE.matcher(Require.present(type, TYPE_HEADER)).matches()) {
      throw new MalformedEventException(TYPE_HEADER + " is not a type name with a major version");
    }
    shortText(source, SOURCE_HEADER);
    Require.present(time, TIME_HEADER);
    shortText(subject, SUBJECT_HEADER);
    Require.atLeast(0, sequence, SEQUENCE_HEADER);
    if (traceparent != null && !TRACEPARENT.matcher(traceparent).matches()) {
      traceparent = null;
    }
  }

  /**
   * The envelope of an event.
   *
   * @param id id of the event, UUIDv7
   * @param source the producer
   * @param event the event; its type, time, subject and sequence are taken from it
   * @param traceparent trace context, if there is one
   */
  public static EventEnvelope of(
      UUID id, String source, Event event, @Nullable String traceparent) {
    String subject = event.subject();
    return new EventEnvelope(
        id,
        EventType.of(event).typeName(),
        source,
        event.at(),
        subject == null ? id.toString() : subject,
        event.sequence(),
        traceparent);
  }

  /** The record headers, in a fixed order. */
  public Map<String, String> toHeaders() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(SPECVERSION_HEADER, SPECVERSION);
    headers.put(ID_HEADER, id.toString());
    headers.put(TYPE_HEADER, type);
    headers.put(SOURCE_HEADER, source);
    headers.put(TIME_HEADER, time.toString());
    headers.put(SUBJECT_HEADER, subject);
    headers.put(SEQUENCE_HEADER, Long.toString(sequence));
    headers.put(CONTENT_TYPE_HEADER, CONTENT_TYPE);
    if (traceparent != null) {
      headers.put(TRACEPARENT_HEADER, traceparent);
    }
    return headers;
  }

  /**
   * Reads the record headers; further ones are ignored.
   *
   * @throws MalformedEventException if something required is missing or bad; the message holds no
   *     value
   */
  public static EventEnvelope fromHeaders(Map<String, String> headers) {
    if (!SPECVERSION.equals(headers.get(SPECVERSION_HEADER))) {
      throw new MalformedEventException(SPECVERSION_HEADER + " is not " + SPECVERSION);
    }
    if (!isJson(required(headers, CONTENT_TYPE_HEADER))) {
      throw new MalformedEventException(CONTENT_TYPE_HEADER + " is not " + CONTENT_TYPE);
    }
    return new EventEnvelope(
        uuid(required(headers, ID_HEADER)),
        required(headers, TYPE_HEADER),
        required(headers, SOURCE_HEADER),
        instant(required(headers, TIME_HEADER)),
        required(headers, SUBJECT_HEADER),
        sequence(required(headers, SEQUENCE_HEADER)),
        headers.get(TRACEPARENT_HEADER));
  }

  private static String required(Map<String, String> headers, String name) {
    return Require.text(headers.get(name), name);
  }

  private static boolean isJson(String contentType) {
    String mediaType = contentType.split(";", 2)[0].strip();
    return mediaType.toLowerCase(Locale.ROOT).equals(CONTENT_TYPE);
  }

  private static UUID uuid(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw new MalformedEventException(ID_HEADER + " is not a UUID");
    }
    return UUID.fromString(text);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      // The cause would quote the text.
      throw new MalformedEventException(TIME_HEADER + " is not an RFC 3339 time");
    }
  }

  private static long sequence(String text) {
    if (!SEQUENCE.matcher(text).matches()) {
      throw new MalformedEventException(SEQUENCE_HEADER + " is not a number");
    }
    return Long.parseLong(text);
  }

  private static void shortText(String value, String header) {
    if (Require.text(value, header).length() > MAX_TEXT) {
      throw new MalformedEventException(header + " is longer than " + MAX_TEXT);
    }
  }
}
