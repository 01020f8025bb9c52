package dev.mingce.stack.teststack;

import dev.mingce.stack.platform.CannotStartException;

/** What the stores of the tests are made of: the values of {@code mingce.stack}. */
enum StoreKind {
  /** Programs and libraries that are Maven artifacts. */
  ARTIFACTS,
  /** Images, which a Docker engine runs. */
  CONTAINERS;

  /** Reads a value of the property; without one it is artifacts. */
  static StoreKind parse(String value) {
    return switch (value) {
      case "", "artifacts" -> ARTIFACTS;
      case "containers" -> CONTAINERS;
      default ->
          throw new CannotStartException(
              "mingce.stack is artifacts or containers, not \"" + value + "\"");
    };
  }
}
