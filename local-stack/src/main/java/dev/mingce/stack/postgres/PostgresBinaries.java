package dev.mingce.stack.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
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
   * Unpacks the archive below {@code store} unless an earlier start did. Starts at the same time
   * wait for the one that unpacks.
   *
   * @return the folder with {@code bin}, {@code lib} and {@code share}
   */
  static Path unpackedBelow(Path store) throws IOException {
    String archive = archiveName();
    Path home = store.resolve(archive.replace(".txz", ""));
    if (isComplete(home)) {
      return home;
    }
    Files.createDirectories(store);
    // The file lock is between processes; within one it would throw instead of wait.
    synchronized (PostgresBinaries.class) {
      try (FileChannel file = FileChannel.open(store.resolve("unpacking.lock"), CREATE, WRITE);
          FileLock alone = file.lock()) {
        if (!isComplete(home)) {
          unpackTo(home, archive);
        }
      }
    }
    return home;
  }

  private static boolean isComplete(Path home) {
    return Files.exists(home.resolve("bin/postgres"));
  }

  /** Unpacks beside and renames, so that a start that was killed leaves nothing half done. */
  private static void unpackTo(Path home, String archive) throws IOException {
    Path staging = home.resolveSibling("unpacking");
    deleteIfThere(staging);
    Files.createDirectory(staging);
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
      if (packed == null) {
        throw new IOException("No PostgreSQL for this platform on the class path: " + archive);
      }
      unpack(packed, staging);
    }
    Files.move(staging, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void deleteIfThere(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
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
