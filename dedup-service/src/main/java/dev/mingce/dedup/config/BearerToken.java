package dev.mingce.dedup.config;

/** The token by which this service speaks for itself. */
public interface BearerToken {

  /**
   * A token that is valid now.
   *
   * @throws dev.mingce.kit.problem.TransientFault if there is none; there may be later
   */
  String get();
}
