package dev.mingce.stack.inbox;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message as the inbox shows it.
 *
 * @param id names the message's file; ids sort by time of arrival
 * @param from the addresses of the header, joined
 * @param to addresses only, without names
 * @param text the plain text part
 * @param html the HTML part
 * @param headers the first value of each header
 */
record StoredMessage(
    String id,
    String from,
    List<String> to,
    String subject,
    @Nullable String text,
    @Nullable String html,
    Map<String, String> headers,
    Instant receivedAt) {

  private static final int MAX_DEPTH = 8;

  static StoredMessage read(String id, Instant receivedAt, MimeMessage message)
      throws MessagingException, IOException {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.putIfAbsent(header.getName(), header.getValue());
    }
    String subject = message.getSubject();
    return new StoredMessage(
        id,
        String.join(", ", addresses(message.getFrom())),
        addresses(message.getAllRecipients()),
        subject == null ? "" : subject,
        part(message, "text/plain", 0),
        part(message, "text/html", 0),
        headers,
        receivedAt);
  }

  private static List<String> addresses(Address @Nullable [] addresses) {
    return addresses == null
        ? List.of()
        : Arrays.stream(addresses)
            .map(a -> a instanceof InternetAddress mailbox ? mailbox.getAddress() : a.toString())
            .toList();
  }

  /** The first part of this type, however deep. */
  private static @Nullable String part(Part part, String type, int depth)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent() instanceof String text ? text : null;
    }
    if (depth < MAX_DEPTH && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart next = parts.getBodyPart(i);
        String found = part(next, type, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
