package dev.mingce.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A log of which everything that is read is kept as static files, in the layout that it is served
 * in. What is there already is not read again, so an interrupted copy goes on; tiles never change.
 */
final class KeptLog implements LogSource {
  private static final String TILES = "tile/";

  private final LogSource log;
  private final Path folder;

  KeptLog(LogSource log, Path folder) {
    this.log = log;
    this.folder = folder;
  }

  @Override
  public Optional<byte[]> find(String path) throws IOException {
    Path file = folder.resolve(path);
    if (path.startsWith(TILES) && Files.isRegularFile(file)) {
      return Optional.of(Files.readAllBytes(file));
    }
    Optional<byte[]> found = log.find(path);
    if (found.isPresent()) {
      write(file, found.get());
    }
    return found;
  }

  // Beside and moved: a crash leaves no half file.
  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Path staging = file.resolveSibling(file.getFileName() + ".new");
    Files.write(staging, bytes);
    Files.move(staging, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
