package dev.mingce.stack.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs of this machine's platform, unpacked once from the archive on the class
 * path.
 */
final class PostgresBinaries {

  private static final int OWNER_EXECUTE = 0100;
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private PostgresBinaries() {}

  /**
   * Unpacks the archive below {@code store} unless an earlier start did.
   *
   * @return the folder with {@code bin}, {@code lib} and {@code share}
   */
  static Path unpackedBelow(Path store) throws IOException {
    String archive = archiveName();
    Path home = store.resolve(archive.replace(".txz", ""));
    if (Files.exists(home.resolve("bin/postgres"))) {
      return home;
    }
    Files.createDirectories(store);
    Path staging = Files.createTempDirectory(store, "unpacking");
    staging.toFile().setExecutable(true, false);
    staging.toFile().setReadable(true, false);
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
      if (packed == null) {
        throw new IOException("No PostgreSQL for this platform on the class path: " + archive);
      }
      unpack(packed, staging);
    }
    try {
      Files.move(staging, home);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException anotherStartWasFaster) {
      return home;
    }
    return home;
  }

  private static String archiveName() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String platform = system.contains("mac") ? "darwin" : "linux";
    String processor =
        switch (System.getProperty("os.arch")) {
          case "aarch64", "arm64" -> "arm_64";
          default -> "x86_64";
        };
    return "postgres-" + platform + "-" + processor + ".txz";
  }

  private static void unpack(InputStream packed, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("The archive names a file outside itself: " + entry.getName());
        }
        write(tar, entry, file);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    if ((entry.getMode() & OWNER_EXECUTE) != 0) {
      Files.setPosixFilePermissions(file, PROGRAM);
    }
  }
}
