package dev.mingce.customer.imports;

import dev.mingce.customer.CustomerError;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a body may be that the server reads at all. */
@Singleton
class BodyLimit {
  private final long bytes;

  BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.bytes = limit.asLongValue();
  }

  long bytes() {
    return bytes;
  }

  /** Whether a Content-Length is beyond it; what is no number is beyond everything. */
  boolean isBelow(String length) {
    try {
      return bytes < Long.parseLong(length);
    } catch (NumberFormatException e) {
      return true;
    }
  }

  static ProblemException problem(String path) {
    return new ProblemException(
        path.equals("/v1/imports") ? CustomerError.IMPORT_TOO_LARGE : KitError.BODY_TOO_LARGE);
  }
}
