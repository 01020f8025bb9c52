package dev.mingce.kit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for known values where they must not be: in data folders, logs and topics of a test run. A
 * value is found as UTF-8, as UTF-16 of either byte order, in hexadecimal, in Base64 or Base64url
 * at any of its three alignments, with JSON's escapes and percent-encoded. Compressed content is
 * not unpacked: switch compression off in the run that is scanned.
 */
public final class PersonalDataScan {
  private static final int CHUNK = 1 << 20;
  private static final int SHORTEST = 4;

  private final Map<Integer, List<Needle>> byPrefix = new HashMap<>();
  private final BitSet prefixes = new BitSet(1 << 16);
  private int longest = SHORTEST;

  /**
   * One place where a value lies open.
   *
   * @param place file or name of what was scanned
   * @param offset of its first byte
   * @param encoding how it was written there
   * @param value the value, invented for the test
   */
  public record Finding(String place, long offset, String encoding, String value) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Needle(byte[] bytes, String encoding, String value) {}

  private PersonalDataScan() {}

  /**
   * A scan for these values.
   *
   * @throws IllegalArgumentException for a value of fewer than four bytes, which would be found by
   *     chance
   */
  public static PersonalDataScan forValues(Collection<String> values) {
    PersonalDataScan scan = new PersonalDataScan();
    for (String value : new TreeSet<>(values)) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      if (utf8.length < SHORTEST) {
        throw new IllegalArgumentException("shorter than " + SHORTEST + " bytes: " + value);
      }
      scan.add(utf8, "UTF-8", value);
      scan.add(value.getBytes(StandardCharsets.UTF_16BE), "UTF-16BE", value);
      scan.add(value.getBytes(StandardCharsets.UTF_16LE), "UTF-16LE", value);
      scan.addText(HexFormat.of().formatHex(utf8), "hex", value);
      scan.addText(HexFormat.of().withUpperCase().formatHex(utf8), "hex", value);
      scan.addBase64(utf8, value);
      scan.addText(escaped(value, "\\u%04x"), "JSON escape", value);
      scan.addText(escaped(value, "\\u%04X"), "JSON escape", value);
      scan.addText(URLEncoder.encode(value, StandardCharsets.UTF_8), "percent", value);
    }
    return scan;
  }

  /** All findings in a file, or in every file below a folder. */
  public List<Finding> in(Path fileOrFolder) {
    List<Finding> findings = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(fileOrFolder)) {
      for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        try (InputStream content = Files.newInputStream(file)) {
          read(file.toString(), content, findings);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return findings;
  }

  /** All findings in bytes that lie in no file, such as the records of a topic. */
  public List<Finding> in(String name, byte[] content) {
    List<Finding> findings = new ArrayList<>();
    search(name, 0, content, content.length, content.length, findings);
    return findings;
  }

  private void add(byte[] bytes, String encoding, String value) {
    int prefix = ByteBuffer.wrap(bytes).getInt();
    List<Needle> same = byPrefix.computeIfAbsent(prefix, any -> new ArrayList<>());
    if (same.stream().noneMatch(other -> Arrays.equals(other.bytes(), bytes))) {
      same.add(new Needle(bytes, encoding, value));
    }
    prefixes.set(prefix >>> 16);
    longest = Math.max(longest, bytes.length);
  }

  private void addText(String text, String encoding, String value) {
    add(text.getBytes(StandardCharsets.US_ASCII), encoding, value);
  }

  // What comes before and after the value is unknown, so only the characters that hold nothing but
  // bits of the value count.
  private void addBase64(byte[] utf8, String value) {
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + utf8.length];
      System.arraycopy(utf8, 0, shifted, before, utf8.length);
      int first = (before * 8 + 5) / 6;
      int end = shifted.length * 8 / 6;
      addText(Base64.getEncoder().encodeToString(shifted).substring(first, end), "Base64", value);
      addText(
          Base64.getUrlEncoder().encodeToString(shifted).substring(first, end), "Base64url", value);
    }
  }

  private static String escaped(String value, String pattern) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      escaped.append(c < 128 ? String.valueOf(c) : String.format(Locale.ROOT, pattern, (int) c));
    }
    return escaped.toString();
  }

  // Chunks overlap by the longest needle, so that none is cut in two.
  private void read(String place, InputStream content, List<Finding> findings) throws IOException {
    byte[] buffer = new byte[CHUNK + longest];
    long offset = 0;
    int kept = 0;
    int read;
    do {
      read = content.readNBytes(buffer, kept, buffer.length - kept);
      int length = kept + read;
      boolean last = length < buffer.length;
      int starts = last ? length : length - longest;
      search(place, offset, buffer, length, starts, findings);
      kept = length - starts;
      System.arraycopy(buffer, starts, buffer, 0, kept);
      offset += starts;
    } while (kept > 0);
  }

  private void search(
      String place, long offset, byte[] bytes, int length, int starts, List<Finding> findings) {
    ByteBuffer view = ByteBuffer.wrap(bytes, 0, length);
    for (int i = 0; i < starts && i + SHORTEST <= length; i++) {
      int prefix = view.getInt(i);
      if (!prefixes.get(prefix >>> 16)) {
        continue;
      }
      for (Needle needle : byPrefix.getOrDefault(prefix, List.of())) {
        int end = i + needle.bytes().length;
        if (end <= length
            && Arrays.mismatch(bytes, i, end, needle.bytes(), 0, needle.bytes().length) < 0) {
          findings.add(new Finding(place, offset + i, needle.encoding(), needle.value()));
        }
      }
    }
  }
}
