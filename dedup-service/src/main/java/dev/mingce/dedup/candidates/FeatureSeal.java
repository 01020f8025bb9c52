package dev.mingce.dedup.candidates;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.crypto.DocumentCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps what is matched of a customer under the customer's own key, so that destroying the key
 * erases it here too. Values are kept as they were entered, by field: what normalising makes of
 * them may improve.
 */
public final class FeatureSeal {

  private static final ObjectMapper JSON = EventJson.mapper();
  private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};

  private FeatureSeal() {}

  /** Seals what is matched of a customer. */
  public static byte[] seal(SubjectKey key, UUID customerId, SourceRecord source) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    source.values().forEach((field, texts) -> values.put(field.code(), texts));
    return DocumentCipher.seal(key.secret(), EventJson.write(values), place(customerId));
  }

  /**
   * Opens what was sealed.
   *
   * @throws dev.mingce.kit.crypto.SealBrokenException if it was changed, or belongs to another
   *     customer
   */
  public static SourceRecord open(SubjectKey key, UUID customerId, byte[] sealed) {
    byte[] json = DocumentCipher.open(key.secret(), sealed, place(customerId));
    try {
      Map<RecordField, List<String>> values = new EnumMap<>(RecordField.class);
      JSON.readValue(json, VALUES)
          .forEach((code, texts) ->
              RecordField.ofCode(code).ifPresent(field -> values.put(field, texts)));
      return new SourceRecord(customerId.toString(), values);
    } catch (IOException e) {
      throw new UncheckedIOException("sealed features are not readable", e);
    }
  }

  private static byte[] place(UUID customerId) {
    return ("dedup.features/" + customerId).getBytes(StandardCharsets.UTF_8);
  }
}
