package dev.mingce.customer.imports;

import dev.mingce.kit.crypto.BlindIndex;
import dev.mingce.kit.crypto.ChunkCipher;
import dev.mingce.kit.crypto.DataKeys;
import dev.mingce.kit.crypto.KeyWrapping;
import dev.mingce.kit.crypto.WrappedKey;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The keys of uploads: one to seal each, and one to tell uploads apart. */
@Singleton
class ImportKeys {
  private final KeyWrapping wrapping;
  private final byte[] digestKey;

  ImportKeys(KeyWrapping wrapping, @ConfigProperty(name = "mingce.keys.cursor") String key) {
    this.wrapping = wrapping;
    this.digestKey =
        new BlindIndex(Base64.getDecoder().decode(key)).token("import-body", "digest-key");
  }

  /** A fresh key, ready to seal with. */
  record Fresh(ChunkCipher cipher, WrappedKey wrapped) {}

  // May call a key service: never inside a transaction.
  Fresh fresh(UUID jobId) {
    byte[] secret = DataKeys.fresh();
    try {
      return new Fresh(
          new ChunkCipher(secret, boundTo(jobId)), wrapping.wrap(secret, boundTo(jobId)));
    } finally {
      DataKeys.wipe(secret);
    }
  }

  ChunkCipher open(ImportFile file) {
    byte[] secret = wrapping.unwrap(file.key(), boundTo(file.jobId()));
    try {
      return new ChunkCipher(secret, boundTo(file.jobId()));
    } finally {
      DataKeys.wipe(secret);
    }
  }

  /** Keyed hash of a whole request; a plain one of a short file would be as good as the file. */
  byte[] digest(Path file, @Nullable String mapping, @Nullable String options) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(digestKey, "HmacSHA256"));
      for (String part : new String[] {String.valueOf(mapping), String.valueOf(options)}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
      }
      byte[] buffer = new byte[65_536];
      int read = in.read(buffer);
      while (read >= 0) {
        mac.update(buffer, 0, read);
        read = in.read(buffer);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is in every JDK", e);
    }
  }

  // Also the associated data of the chunks: a file moved to another job does not open there.
  private static byte[] boundTo(UUID jobId) {
    return ("import:" + jobId).getBytes(StandardCharsets.US_ASCII);
  }
}
