package dev.mingce.stack.secrets;

import dev.mingce.stack.issuer.Json;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A keyset in Tink's JSON format with one AES256_GCM key, for processes that have no Tink. */
public final class TinkKeyset {

  private static final int KEY_BYTES = 32;
  // Field 3 (key_value) of google.crypto.tink.AesGcmKey, as protocol buffers write it.
  private static final int KEY_VALUE_TAG = 0x1a;

  private TinkKeyset() {}

  /** A new keyset in the clear. */
  public static String generate(SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(KEY_VALUE_TAG);
    message.write(KEY_BYTES);
    message.writeBytes(key);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("typeUrl", "type.googleapis.com/google.crypto.tink.AesGcmKey");
    data.put("value", Base64.getEncoder().encodeToString(message.toByteArray()));
    data.put("keyMaterialType", "SYMMETRIC");
    int id = random.nextInt(1, Integer.MAX_VALUE);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("keyData", data);
    entry.put("status", "ENABLED");
    entry.put("keyId", id);
    entry.put("outputPrefixType", "TINK");
    Map<String, Object> keyset = new LinkedHashMap<>();
    keyset.put("primaryKeyId", id);
    keyset.put("key", List.of(entry));
    return Json.write(keyset);
  }
}
