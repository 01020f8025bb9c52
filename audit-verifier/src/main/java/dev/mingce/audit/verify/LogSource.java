package dev.mingce.audit.verify;

import dev.mingce.audit.tree.TilePath;
import java.io.IOException;
import java.util.Optional;

/** Where a log is read from: an address, a folder or an archive of it. */
interface LogSource extends AutoCloseable {
  /** A resource below the log's prefix; empty where there is none. */
  Optional<byte[]> find(String path) throws IOException;

  /**
   * Reads a resource below the log's prefix.
   *
   * @return whether there is one
   */
  default boolean read(String path, ReadBytes into) throws IOException {
    Optional<byte[]> found = find(path);
    found.ifPresent(into::set);
    return found.isPresent();
  }

  /** Reads a tile or bundle. A partial one may be answered by a longer one. */
  default boolean read(TilePath path, ReadBytes into) throws IOException {
    return read(path.toString(), into)
        || read(new TilePath(path.level(), path.index(), 256).toString(), into);
  }

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
