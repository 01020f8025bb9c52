package dev.mingce.audit.log;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries in PostgreSQL's binary COPY format: a third of the cost of inserting them. */
final class EntryCopy implements Closeable {
  static final String SQL =
      "COPY entry (leaf_index, at, received_at, target_version, id, trace_id, action, outcome,"
          + " actor_subject, target_id, counterpart_id, source_service, purpose, bytes)"
          + " FROM STDIN (FORMAT binary)";

  private static final int COLUMNS = 14;
  private static final int BUFFER = 65_536;
  // PostgreSQL counts microseconds from 2000-01-01.
  private static final long EPOCH_SECONDS = 946_684_800L;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };

  private final DataOutputStream out;

  EntryCopy(OutputStream out) throws IOException {
    this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
    this.out.write(SIGNATURE);
    this.out.writeInt(0);
    this.out.writeInt(0);
  }

  void write(long index, FixedEntry entry) throws IOException {
    EntryDraft draft = entry.draft();
    out.writeShort(COLUMNS);
    number(index);
    time(draft.at());
    time(entry.receivedAt());
    number(draft.target().version());
    uuid(draft.id());
    traceId(draft.traceId());
    text(draft.action());
    text(draft.outcome().code());
    text(draft.actor().subject());
    text(draft.target().id());
    text(draft.target().counterpart());
    text(draft.sourceService());
    text(draft.purpose());
    bytes(entry.bytes());
  }

  /** Ends the copy; without it nothing is written. */
  void finish() throws IOException {
    out.writeShort(-1);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void number(@Nullable Long value) throws IOException {
    if (value == null) {
      out.writeInt(-1);
    } else {
      out.writeInt(Long.BYTES);
      out.writeLong(value);
    }
  }

  private void time(Instant time) throws IOException {
    number((time.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + time.getNano() / 1_000);
  }

  private void uuid(UUID id) throws IOException {
    out.writeInt(2 * Long.BYTES);
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private void traceId(@Nullable String hex) throws IOException {
    if (hex == null) {
      out.writeInt(-1);
    } else {
      uuid(
          new UUID(
              Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16)));
    }
  }

  private void text(@Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
    } else {
      bytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void bytes(byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }
}
