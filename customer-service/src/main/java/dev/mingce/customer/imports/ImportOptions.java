package dev.mingce.customer.imports;

import dev.mingce.customer.CustomerError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to read the file, where the client does not leave it to detection.
 *
 * @param delimiter one comma, semicolon or tab, or its English name
 * @param encoding one of a few names of the IANA registry, in their usual spelling
 */
record ImportOptions(@Nullable String delimiter, @Nullable String encoding) {
  static final ImportOptions NONE = new ImportOptions(null, null);
  private static final Set<String> ENCODINGS =
      Set.of("UTF-8", "GB18030", "GBK", "GB2312", "Big5", "windows-1252", "UTF-16LE", "UTF-16BE");

  /** The delimiter character; null to detect it. */
  @Nullable Character separator() {
    if (delimiter == null) {
      return null;
    }
    return switch (delimiter) {
      case ",", "comma" -> ',';
      case ";", "semicolon" -> ';';
      case "\t", "tab" -> '\t';
      default -> throw invalid("/delimiter");
    };
  }

  /** The encoding; null to detect it. */
  @Nullable Charset charset() {
    if (encoding == null) {
      return null;
    }
    if (!ENCODINGS.contains(encoding)) {
      throw invalid("/encoding");
    }
    // What calls itself by one of the older names often has characters of the newest.
    return encoding.startsWith("GB") ? EncodingTally.GB18030 : Charset.forName(encoding);
  }

  private static ProblemException invalid(String pointer) {
    return new ProblemException(
        CustomerError.MAPPING_INVALID, List.of(Violation.at(pointer, "invalid-value")));
  }
}
