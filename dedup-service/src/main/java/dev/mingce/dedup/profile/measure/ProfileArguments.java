package dev.mingce.dedup.profile.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param keys columns that should tell records apart, each of one column or several
 */
record ProfileArguments(Path input, Path out, List<List<String>> keys, boolean showsValues) {

  static final String USAGE =
      """
      profile INPUT.csv --out FOLDER [--key COLUMN+COLUMN,...] [--show-values]
      Measures each column of INPUT: what is blank, fills the field or is repeated, how many different values there are,
      their shapes, lengths, outliers and dates. No service needs to run.
        --key          columns that should tell records apart: id, or name+birthDate; several with commas
        --show-values  tells the most frequent values, which may be personal; without it only how often they occur
      Writes profile.json and report.html.\
      """;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static ProfileArguments of(String... arguments) {
    Path input = null;
    Path out = null;
    List<List<String>> keys = new ArrayList<>();
    boolean shows = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--show-values" -> shows = true;
        case "--out" -> out = Path.of(value(arguments, ++i));
        case "--key" -> keys(value(arguments, ++i), keys);
        default -> {
          if (arguments[i].startsWith("--")) {
            throw new IllegalArgumentException("unknown option " + arguments[i]);
          }
          if (input != null) {
            throw new IllegalArgumentException("one input");
          }
          input = Path.of(arguments[i]);
        }
      }
    }
    return new ProfileArguments(
        required(input, "the input"), required(out, "--out"), List.copyOf(keys), shows);
  }

  private static String value(String[] arguments, int place) {
    if (place >= arguments.length) {
      throw new IllegalArgumentException(arguments[place - 1] + " needs a value");
    }
    return arguments[place];
  }

  private static void keys(String text, List<List<String>> keys) {
    for (String key : text.split(",", -1)) {
      keys.add(List.of(key.strip().split("\\+", -1)));
    }
  }

  private static Path required(@Nullable Path path, String name) {
    if (path == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return path;
  }
}
