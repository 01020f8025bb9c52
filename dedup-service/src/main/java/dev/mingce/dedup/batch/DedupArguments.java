package dev.mingce.dedup.batch;

import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SubjectKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param mapping the fields that each column is read into
 * @param model a model to use instead of training one
 */
record DedupArguments(
    List<Path> inputs,
    SubjectKind kind,
    String idColumn,
    Map<String, List<RecordField>> mapping,
    Path out,
    long seed,
    @Nullable Path model) {

  static final String USAGE =
      """
      dedup INPUT.csv [INPUT2.csv] --kind person|organisation --id COLUMN --map COLUMN=FIELD,... --out FOLDER
            [--seed NUMBER] [--model MODEL.json]
      Finds the records of INPUT that are one person or organisation; of two inputs, which record of the one is
      which of the other. No service needs to run. A field may be given several columns, a column several fields.
      FIELD: %s
      Writes clusters.csv (id,cluster), pairs.csv (left,right,weight,probability,decision), model.json and report.html.\
      """
          .formatted(
              Arrays.stream(RecordField.values())
                  .map(RecordField::code)
                  .collect(Collectors.joining(", ")));

  private static final Set<String> OPTIONS =
      Set.of("--kind", "--id", "--map", "--out", "--seed", "--model");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static DedupArguments of(String... arguments) {
    List<Path> inputs = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("--")) {
        inputs.add(Path.of(argument));
      } else if (!OPTIONS.contains(argument)) {
        throw new IllegalArgumentException("unknown option " + argument);
      } else if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(argument + " needs a value");
      } else {
        options.put(argument, arguments[++i]);
      }
    }
    if (inputs.isEmpty() || inputs.size() > 2) {
      throw new IllegalArgumentException("one input or two");
    }
    String model = options.get("--model");
    return new DedupArguments(
        inputs,
        kind(required(options, "--kind")),
        required(options, "--id"),
        mapping(required(options, "--map")),
        Path.of(required(options, "--out")),
        seed(options.getOrDefault("--seed", "1")),
        model == null ? null : Path.of(model));
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException("--seed is a whole number", wrong);
    }
  }

  private static String required(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static SubjectKind kind(String text) {
    return switch (text) {
      case "person" -> SubjectKind.PERSON;
      case "organisation" -> SubjectKind.ORGANISATION;
      default -> throw new IllegalArgumentException("--kind is person or organisation");
    };
  }

  private static Map<String, List<RecordField>> mapping(String text) {
    Map<String, List<RecordField>> mapping = new LinkedHashMap<>();
    for (String one : text.split(",", -1)) {
      int equals = one.lastIndexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("--map is COLUMN=FIELD,...: " + one);
      }
      String field = one.substring(equals + 1).strip();
      mapping
          .computeIfAbsent(one.substring(0, equals).strip(), column -> new ArrayList<>())
          .add(
              RecordField.ofCode(field)
                  .orElseThrow(() -> new IllegalArgumentException("there is no field " + field)));
    }
    return mapping;
  }

  String kindCode() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
