package dev.mingce.dedup;

import dev.mingce.kit.problem.ErrorCodes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Names the errors of this service to the pages that explain them. */
class DedupErrors {
  @Produces
  @Singleton
  ErrorCodes codes() {
    return ErrorCodes.of(DedupError.values());
  }
}
