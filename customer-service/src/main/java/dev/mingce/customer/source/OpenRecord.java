package dev.mingce.customer.source;

import dev.mingce.customer.survivorship.Marks;
import dev.mingce.customer.survivorship.SourceRecord;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source record that has been opened.
 *
 * @param version 0 while it is not stored
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OpenRecord(
    SourceRecord content, Marks marks, long version, byte[] keyToken, @Nullable String sourceKey) {
  public OpenRecord {
    keyToken = keyToken.clone();
  }

  UUID id() {
    return content.id();
  }

  @Override
  public String toString() {
    return "OpenRecord[" + content + "]";
  }
}
