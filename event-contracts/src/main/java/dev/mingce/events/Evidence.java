package dev.mingce.events;

/**
 * What one field said about a pair, without its values.
 *
 * @param field name of the compared field
 * @param level name of the agreement level that was reached, such as {@code exact}, {@code
 *     similar}, {@code differs}
 * @param weight its match weight in bits: log2 of how much more likely this level is for one person
 *     than for two
 */
public record Evidence(String field, String level, double weight) {
  /** Checks that all is there. */
  public Evidence {
    Require.text(field, "evidence.field");
    Require.text(level, "evidence.level");
    Require.finite(weight, "evidence.weight");
  }
}
