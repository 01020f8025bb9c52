package dev.mingce.stack.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Messages as files, one each, read back at the next start. */
final class MessageStore {

  private static final String SUFFIX = ".eml";

  private final Path folder;
  private final ConcurrentSkipListMap<String, StoredMessage> messages =
      new ConcurrentSkipListMap<>();
  private final AtomicInteger sequence = new AtomicInteger();

  private MessageStore(Path folder) {
    this.folder = folder;
  }

  static MessageStore open(Path folder) throws IOException {
    Files.createDirectories(folder);
    MessageStore store = new MessageStore(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        store.readBack(file);
      }
    }
    return store;
  }

  /** Returns when the message is in its file. */
  void add(MimeMessage message) throws IOException, MessagingException {
    Instant now = Instant.now();
    String id = "%013d-%06d".formatted(now.toEpochMilli(), sequence.incrementAndGet() % 1_000_000);
    Path staging = folder.resolve(id + ".tmp");
    try (OutputStream file = Files.newOutputStream(staging)) {
      message.writeTo(file);
    }
    Files.move(staging, folder.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    messages.put(id, StoredMessage.read(id, now, message));
  }

  /** All messages, newest first. */
  Collection<StoredMessage> newestFirst() {
    return List.copyOf(messages.descendingMap().values());
  }

  void clear() throws IOException {
    for (String id : List.copyOf(messages.keySet())) {
      Files.deleteIfExists(folder.resolve(id + SUFFIX));
      messages.remove(id);
    }
  }

  private void readBack(Path file) throws IOException {
    String id = file.getFileName().toString().replace(SUFFIX, "");
    try (InputStream text = Files.newInputStream(file)) {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), text);
      Instant receivedAt = Files.getLastModifiedTime(file).toInstant();
      messages.put(id, StoredMessage.read(id, receivedAt, message));
    } catch (MessagingException unreadable) {
      throw new IOException("Not a message: " + file, unreadable);
    }
  }
}
