package dev.mingce.kit.problem;

/**
 * What went wrong, as clients program against it. Each service has one enum of these; the kit has
 * {@link KitError}.
 *
 * <p>The texts live in {@code problems/messages*.properties} under {@code <code>.title} and {@code
 * <code>.detail}, in {@code en} and {@code zh-CN}; a test of each service checks that none is
 * missing.
 */
public interface ErrorCode {
  /** Stable name in kebab-case, never reused for another meaning. */
  String code();

  /** HTTP status, 400 to 599. */
  int status();
}
