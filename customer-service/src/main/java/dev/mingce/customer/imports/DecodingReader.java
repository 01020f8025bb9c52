package dev.mingce.customer.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes text and puts U+FFFD where it is damaged. Unlike the reader of the JDK it gives up one
 * code unit for each fault and not the whole of a malformed sequence, in which GB18030 may include
 * a line end: then a damaged row would take the next one with it.
 */
final class DecodingReader extends Reader {
  static final char REPLACEMENT = '\uFFFD';
  private static final int SIZE = 8_192;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final int unit;
  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).flip();
  private final CharBuffer chars = CharBuffer.allocate(SIZE).flip();
  private boolean ended;

  DecodingReader(InputStream in, Charset encoding) {
    this.in = in;
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    boolean wide =
        encoding.equals(StandardCharsets.UTF_16LE) || encoding.equals(StandardCharsets.UTF_16BE);
    this.unit = wide ? 2 : 1;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!chars.hasRemaining() && !decode()) {
      return -1;
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  // False at the end of the text.
  private boolean decode() throws IOException {
    chars.clear();
    boolean done = false;
    while (!done) {
      CoderResult result = decoder.decode(bytes, chars, ended);
      if (result.isError() && chars.hasRemaining()) {
        chars.put(REPLACEMENT);
        bytes.position(Math.min(bytes.limit(), bytes.position() + unit));
      } else if (result.isUnderflow() && chars.position() == 0 && !ended) {
        fill();
      } else {
        done = true;
      }
    }
    return chars.flip().hasRemaining();
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }
}
