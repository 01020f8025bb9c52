package dev.mingce.kit.crypto;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF-SHA-256 written from sections 2.2 and 2.3 of the RFC, to compare with. */
final class Rfc5869 {

  private Rfc5869() {}

  static byte[] hkdf(byte[] salt, byte[] inputKey, byte[] info, int length) throws Exception {
    byte[] pseudorandomKey = hmac(salt, inputKey);
    var output = new ByteArrayOutputStream();
    byte[] block = new byte[0];
    for (int i = 1; output.size() < length; i++) {
      block = hmac(pseudorandomKey, block, info, new byte[] {(byte) i});
      output.writeBytes(block);
    }
    return Arrays.copyOf(output.toByteArray(), length);
  }

  static byte[] hmac(byte[] key, byte[]... parts) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }
}
