package dev.mingce.audit.note;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with the signatures under it (C2SP signed-note).
 *
 * @param text what is signed; ends with a newline
 * @param signatures the lines, each starting with an em dash, without their newlines
 */
public record SignedNote(String text, List<String> signatures) {
  static final String SIGNATURE_MARK = "\u2014 ";

  private static final int MOST_SIGNATURES = 64;
  private static final int LONGEST = 1_000_000;

  /** Checks the form. */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
      throw new IllegalArgumentException("not the text of a note");
    }
  }

  /**
   * Reads a note; says nothing about its signatures.
   *
   * @throws IllegalArgumentException for what has not the form of a note
   */
  public static SignedNote parse(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || note.length() > LONGEST || !note.endsWith("\n")) {
      throw new IllegalArgumentException("not a signed note");
    }
    List<String> lines =
        end + 2 == note.length()
            ? List.of()
            : List.of(note.substring(end + 2, note.length() - 1).split("\n", -1));
    if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("a note has 1 to 64 signatures");
    }
    if (!lines.stream().allMatch(line -> line.startsWith(SIGNATURE_MARK))) {
      throw new IllegalArgumentException("what follows the text of a note is signatures");
    }
    return new SignedNote(note.substring(0, end + 1), lines);
  }

  /** The same with one more signature. */
  public SignedNote with(String signature) {
    List<String> all = new ArrayList<>(signatures);
    all.add(signature);
    return new SignedNote(text, all);
  }

  /**
   * Whether the key signed it. One line of the key that does not verify spoils the note, as the
   * format asks.
   */
  public boolean isSignedBy(VerifierKey key) {
    boolean signed = false;
    for (String line : signatures) {
      String[] parts = line.substring(SIGNATURE_MARK.length()).split(" ", -1);
      byte[] bytes = parts.length == 2 ? decode(parts[1]) : new byte[0];
      if (bytes.length > Integer.BYTES
          && parts[0].equals(key.name())
          && ByteBuffer.wrap(bytes).getInt() == key.keyId()) {
        if (!key.verifies(text, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length))) {
          return false;
        }
        signed = true;
      }
    }
    return signed;
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** The whole note. */
  @Override
  public String toString() {
    return text + "\n" + String.join("\n", signatures) + "\n";
  }
}
