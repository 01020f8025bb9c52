package dev.mingce.stack.secrets;

import dev.mingce.audit.note.SignerKey;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.stack.issuer.SigningKey;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Supplier;

/** Keys and passwords of one data folder. Each is made when it is first asked for, and stays. */
public final class Secrets {

  private static final int KEY_BYTES = 32;
  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Properties values = new Properties();

  private Secrets(Path folder) {
    this.folder = folder;
  }

  /** Opens the folder, which belongs to its owner alone. */
  public static Secrets in(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Secrets secrets = new Secrets(folder);
    Path file = secrets.file();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        secrets.values.load(reader);
      }
    }
    return secrets;
  }

  /** Whether an earlier start made a signing key. */
  public boolean hasSigningKey() {
    return values.containsKey("issuer.key");
  }

  /** The issuer's key. */
  public SigningKey signingKey() throws IOException {
    return SigningKey.decode(value("issuer.key", () -> SigningKey.generate().encoded()));
  }

  /** The password of a database user. */
  public String databasePassword(String user) throws IOException {
    return value("database." + user, () -> random(PASSWORD_BYTES, Base64.getUrlEncoder()));
  }

  /** The secret by which a service asks the issuer for tokens. */
  public String clientSecret(String client) throws IOException {
    return value("client." + client, () -> random(PASSWORD_BYTES, Base64.getUrlEncoder()));
  }

  /** A key of 256 bits in base64, for one purpose of one service. */
  public String key(String purpose, String service) throws IOException {
    return value(purpose + "." + service, () -> random(KEY_BYTES, Base64.getEncoder()));
  }

  /**
   * The signed-note key that signs the checkpoints of the audit log.
   *
   * @param origin the name of the log
   */
  public String logKey(String origin) throws IOException {
    return value("audit.log.key", () -> SignerKey.generate(origin, VerifierKey.ED25519).secret());
  }

  /** The file with the keyset that wraps the keys of customers. */
  public Path keyset() throws IOException {
    Path keyset = folder.resolve("kek.json");
    if (!Files.exists(keyset)) {
      write(keyset, TinkKeyset.generate(RANDOM));
    }
    return keyset;
  }

  private synchronized String value(String name, Supplier<String> maker) throws IOException {
    String known = values.getProperty(name);
    if (known != null) {
      return known;
    }
    String made = maker.get();
    values.setProperty(name, made);
    StringWriter text = new StringWriter();
    values.store(text, "Secrets of this installation; delete them together with its data only");
    write(file(), text.toString());
    return made;
  }

  /** Written beside and moved, so that a crash leaves the old or the new file. */
  private static void write(Path file, String text) throws IOException {
    Path staging =
        Files.createTempFile(
            file.resolveSibling(""),
            "new",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(staging, text);
    Files.move(staging, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file() {
    return folder.resolve("secrets.properties");
  }

  private static String random(int bytes, Base64.Encoder encoder) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return encoder.encodeToString(random);
  }
}
