package dev.mingce.customer.standard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The standards and code lists that a new installation starts with. */
public final class BuiltinStandards implements ActiveStandards {
  /** Version that records written under them carry. */
  public static final String VERSION = "builtin-1";

  /** Code list of the administrative divisions of China. */
  public static final String REGION = "region";

  /** Lists whose codes the program itself knows: no other code could be used. */
  public static final Set<String> FIXED = Set.of("contact-type", "identifier-type");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, CodeList> LISTS = readLists();
  private static final Map<String, StandardDefinition> DEFINITIONS = readDefinitions();

  /** The code lists by code, in the order of the file. */
  public static Map<String, CodeList> lists() {
    return LISTS;
  }

  public static StandardDefinition definition(String kind) {
    return Objects.requireNonNull(DEFINITIONS.get(kind));
  }

  @Override
  public Standard of(String kind, String channel) {
    return new Standard(VERSION, definition(kind), LISTS);
  }

  @Override
  public boolean isChannel(String channel) {
    return channel.equals(DEFAULT_CHANNEL)
        || Objects.requireNonNull(LISTS.get(CHANNELS)).item(channel).isPresent();
  }

  private static Map<String, CodeList> readLists() {
    Map<String, CodeList> lists = new LinkedHashMap<>();
    for (JsonNode list : resource("code-lists.json")) {
      List<CodeList.Item> items =
          list.path("items").properties().stream()
              .map(item ->
                  new CodeList.Item(item.getKey(), labels(item.getValue()), CodeList.ACTIVE, null))
              .toList();
      String code = list.path("code").asText();
      lists.put(
          code,
          new CodeList(code, labels(list.path("labels")), list.path("source").textValue(), items));
    }
    lists.put(REGION, regions());
    return lists;
  }

  // The names of divisions are Chinese; nobody has given them all English ones.
  private static CodeList regions() {
    List<CodeList.Item> items =
        Regions.china().all().entrySet().stream()
            .map(division ->
                new CodeList.Item(
                    division.getKey(),
                    Map.of(
                        Labels.CHINESE, division.getValue(), Labels.ENGLISH, division.getValue()),
                    CodeList.ACTIVE,
                    null))
            .toList();
    return new CodeList(
        REGION,
        Map.of(Labels.CHINESE, "行政区划", Labels.ENGLISH, "Administrative divisions of China"),
        "GB/T 2260",
        items);
  }

  private static Map<String, String> labels(JsonNode pair) {
    return Map.of(Labels.CHINESE, pair.path(0).asText(), Labels.ENGLISH, pair.path(1).asText());
  }

  private static Map<String, StandardDefinition> readDefinitions() {
    return JSON.convertValue(resource("standards.json"), new TypeReference<>() {});
  }

  private static JsonNode resource(String name) {
    try (InputStream in = BuiltinStandards.class.getResourceAsStream(name)) {
      return JSON.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
