package dev.mingce.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A command line: {@code --name value}, {@code --flag} and words. */
final class Arguments {
  private static final Set<String> FLAGS = Set.of("--hashes-only", "--witness", "--once");

  private final List<String> words = new ArrayList<>();
  private final List<String[]> options = new ArrayList<>();

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if a value is missing
   */
  static Arguments of(String... arguments) {
    Arguments read = new Arguments();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (FLAGS.contains(argument)) {
        read.options.add(new String[] {argument, ""});
      } else if (argument.startsWith("--")) {
        if (i + 1 == arguments.length) {
          throw new IllegalArgumentException(argument + " needs a value");
        }
        read.options.add(new String[] {argument, arguments[++i]});
      } else {
        read.words.add(argument);
      }
    }
    return read;
  }

  String word(int index, String what) {
    if (index >= words.size()) {
      throw new IllegalArgumentException(what + " is missing");
    }
    return words.get(index);
  }

  boolean has(String flag) {
    return options.stream().anyMatch(option -> option[0].equals(flag));
  }

  List<String> all(String name) {
    return options.stream().filter(option -> option[0].equals(name)).map(o -> o[1]).toList();
  }

  Optional<String> find(String name) {
    return all(name).stream().findFirst();
  }

  /** The value; {@code @FILE} stands for the text of a file. */
  String required(String name) throws IOException {
    String value = find(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    return value.startsWith("@") ? Files.readString(Path.of(value.substring(1))).strip() : value;
  }
}
