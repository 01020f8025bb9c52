package dev.mingce.audit.verify;

import dev.mingce.audit.note.VerifierKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a whole log from within another program, as {@code verify} of the command
 * line does.
 *
 * @param treeSize how many entries the checkpoint covers; 0 where a fault was found
 * @param root its root hash, base64; empty where a fault was found
 * @param fault the first fault with its position; null where there is none
 * @param steps what was checked
 */
public record LogVerification(
    long treeSize, String root, @Nullable String fault, List<String> steps) {
  public LogVerification {
    steps = List.copyOf(steps);
  }

  /** Where the resources of a log come from. */
  @FunctionalInterface
  public interface Resources {
    /**
     * A resource below the log's prefix, such as {@code tile/0/000}; empty where there is none. May
     * be asked by several threads.
     */
    Optional<byte[]> find(String path) throws IOException;
  }

  /**
   * Checks all entries, tiles and the checkpoint, and that no version of a customer is missing.
   *
   * @param key the key that the log is signed with
   * @throws IOException if something could not be read
   */
  public static LogVerification of(Resources resources, VerifierKey key) throws IOException {
    List<String> steps = new ArrayList<>();
    try (LogSource source = resources::find) {
      var checkpoint = new LogCheck(source, key, 0, steps::add).run();
      return new LogVerification(
          checkpoint.size(), Base64.getEncoder().encodeToString(checkpoint.root()), null, steps);
    } catch (Fault fault) {
      return new LogVerification(0, "", String.valueOf(fault.getMessage()), steps);
    }
  }
}
