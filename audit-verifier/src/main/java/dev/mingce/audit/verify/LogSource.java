package dev.mingce.audit.verify;

import dev.mingce.audit.tree.TilePath;
import java.io.IOException;
import java.util.Optional;

/** Where a log is read from: an address, a folder or an archive of it. */
interface LogSource extends AutoCloseable {
  /** A resource below the log's prefix; empty where there is none. */
  Optional<byte[]> find(String path) throws IOException;

  /** A tile or bundle. A partial one may be answered by a longer one. */
  default Optional<byte[]> find(TilePath path) throws IOException {
    Optional<byte[]> found = find(path.toString());
    return found.isPresent()
        ? found
        : find(new TilePath(path.level(), path.index(), 256).toString());
  }

  @Override
  default void close() throws IOException {
    // Most hold nothing.
  }
}
