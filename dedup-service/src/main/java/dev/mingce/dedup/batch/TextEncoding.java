package dev.mingce.dedup.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells how a file is encoded: by its byte order mark, as UTF-8 when all of it is that, as GB 18030
 * when all of it is that and Chinese characters stand beside each other, else as Windows-1252.
 */
final class TextEncoding {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BUFFER = 1 << 16;
  private static final int FIRST_HAN = 0x4E00;
  private static final int LAST_HAN = 0x9FFF;

  private TextEncoding() {}

  static Charset of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      if (start.length == 2 && (start[0] & 0xff) == 0xfe && (start[1] & 0xff) == 0xff) {
        return StandardCharsets.UTF_16;
      }
      if (start.length == 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == 0xfe) {
        return StandardCharsets.UTF_16;
      }
    }
    if (new Reading(StandardCharsets.UTF_8).reads(file)) {
      return StandardCharsets.UTF_8;
    }
    Reading chinese = new Reading(GB18030);
    return chinese.reads(file) && chinese.isChinese() ? GB18030 : WINDOWS;
  }

  /** Reads a file and counts, without keeping it. */
  private static final class Reading {
    private final CharsetDecoder decoder;
    private long han;
    private long beside;
    private boolean lastWasHan;

    Reading(Charset charset) {
      decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
      decoder.onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    boolean reads(Path file) throws IOException {
      byte[] bytes = new byte[BUFFER];
      CharBuffer characters = CharBuffer.allocate(BUFFER);
      int kept = 0;
      try (InputStream in = Files.newInputStream(file)) {
        while (true) {
          int read = in.readNBytes(bytes, kept, bytes.length - kept);
          boolean end = read < bytes.length - kept;
          ByteBuffer input = ByteBuffer.wrap(bytes, 0, kept + read);
          CoderResult result = decoder.decode(input, characters, end);
          if (result.isError()) {
            return false;
          }
          count(characters);
          if (end) {
            return true;
          }
          kept = input.remaining();
          input.get(bytes, 0, kept);
        }
      }
    }

    private void count(CharBuffer characters) {
      characters.flip();
      while (characters.hasRemaining()) {
        char c = characters.get();
        boolean isHan = c >= FIRST_HAN && c <= LAST_HAN;
        han += isHan ? 1 : 0;
        beside += isHan && lastWasHan ? 1 : 0;
        lastWasHan = isHan;
      }
      characters.clear();
    }

    // A letter with an accent and the one behind it make a Chinese character, but rarely two.
    boolean isChinese() {
      return beside * 3 > han;
    }
  }
}
