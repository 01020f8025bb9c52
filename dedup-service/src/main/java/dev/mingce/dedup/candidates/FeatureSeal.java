package dev.mingce.dedup.candidates;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.dedup.normalize.NormalForm;
import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.RecordNormaliser;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.crypto.DocumentCipher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps what is matched of a customer under the customer's own key, so that destroying the key
 * erases it here too.
 *
 * <p>Values are kept as they were entered, by field, and beside them what normalising made of them.
 * When that improves, its version tells that the old form does not count any more.
 *
 * <p>The plain text: a byte for the format, the normaliser's version, the number of fields, and for
 * each its code and its values; then the number of places of the form, and for each its code and
 * its texts. Numbers are of 16 bits, texts in the modified UTF-8 of {@link DataOutputStream}. What
 * begins with a brace is the former format, JSON of the values alone.
 */
public final class FeatureSeal {

  private static final ObjectMapper JSON = EventJson.mapper();
  private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};
  private static final int FORMAT = 1;
  private static final int BRACE = '{';

  // A text of DataOutputStream has at most 65,535 bytes, and a character up to three.
  private static final int LONGEST = 20_000;

  private FeatureSeal() {}

  /** Seals what is matched of a customer. */
  public static byte[] seal(SubjectKey key, UUID customerId, Features features) {
    return DocumentCipher.seal(key.secret(), write(features), place(customerId));
  }

  /**
   * Opens what was sealed.
   *
   * @throws dev.mingce.kit.crypto.SealBrokenException if it was changed, or belongs to another
   *     customer
   */
  public static Features open(SubjectKey key, SubjectKind kind, UUID customerId, byte[] sealed) {
    byte[] plain = DocumentCipher.open(key.secret(), sealed, place(customerId));
    try {
      return plain[0] == BRACE
          ? Features.of(kind, new SourceRecord(customerId.toString(), json(plain)))
          : read(kind, customerId, plain);
    } catch (IOException e) {
      throw new UncheckedIOException("sealed features are not readable", e);
    }
  }

  private static byte[] write(Features features) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeShort(RecordNormaliser.VERSION);
      Map<RecordField, List<String>> values = features.source().values();
      out.writeShort(values.size());
      for (Map.Entry<RecordField, List<String>> field : values.entrySet()) {
        out.writeUTF(field.getKey().code());
        write(out, field.getValue());
      }
      Map<NormalForm.Place, List<String>> texts = features.form().texts();
      out.writeShort(texts.size());
      for (Map.Entry<NormalForm.Place, List<String>> place : texts.entrySet()) {
        out.writeChar(place.getKey().code());
        write(out, place.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes every byte", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeShort(texts.size());
    for (String text : texts) {
      out.writeUTF(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }
  }

  private static Features read(SubjectKind kind, UUID customerId, byte[] plain) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain));
    int format = in.readUnsignedByte();
    if (format != FORMAT) {
      throw new IOException("format " + format + " of features is not known");
    }
    int version = in.readUnsignedShort();
    Map<RecordField, List<String>> values = new EnumMap<>(RecordField.class);
    for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
      String code = in.readUTF();
      List<String> texts = texts(in);
      RecordField.ofCode(code).ifPresent(field -> values.put(field, texts));
    }
    SourceRecord source = new SourceRecord(customerId.toString(), values);
    if (version != RecordNormaliser.VERSION) {
      return Features.of(kind, source);
    }
    Map<NormalForm.Place, List<String>> form = new EnumMap<>(NormalForm.Place.class);
    for (int places = in.readUnsignedShort(); places > 0; places--) {
      char code = in.readChar();
      form.put(NormalForm.Place.ofCode(code).orElseThrow(IOException::new), texts(in));
    }
    return new Features(source, new NormalForm(form));
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  private static Map<RecordField, List<String>> json(byte[] plain) throws IOException {
    Map<RecordField, List<String>> values = new EnumMap<>(RecordField.class);
    JSON.readValue(plain, VALUES)
        .forEach(
            (code, texts) -> RecordField.ofCode(code).ifPresent(field -> values.put(field, texts)));
    return values;
  }

  private static byte[] place(UUID customerId) {
    return ("dedup.features/" + customerId).getBytes(StandardCharsets.UTF_8);
  }
}
