package dev.mingce.stack.postgres;

import java.io.IOException;
import java.util.List;

/**
 * PostgreSQL refuses to run as root; a user namespace of its own is how root runs it all the same.
 */
final class OwnUser {

  private OwnUser() {}

  /** What to put before a PostgreSQL command line: nothing, except for root. */
  static List<String> commandPrefix() throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    try {
      Process trial = new ProcessBuilder("unshare", "-U", "true").inheritIO().start();
      if (trial.waitFor() == 0) {
        return List.of("unshare", "-U");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new IOException(
        "PostgreSQL does not run as root, and this machine allows no user namespace (unshare -U)."
            + " Start as another user.");
  }
}
