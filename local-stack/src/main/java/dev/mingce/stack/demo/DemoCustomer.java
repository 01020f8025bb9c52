package dev.mingce.stack.demo;

import org.jspecify.annotations.Nullable;

/**
 * One generated customer and the truth about it.
 *
 * @param number its place in the sequence, from 0
 * @param entity the true person or organisation; duplicates carry that of their original
 * @param likeness how it resembles another one
 * @param likeTo number of the earlier customer that it resembles, or null for an original
 * @param record what was typed in
 */
public record DemoCustomer(
    int number, String entity, Likeness likeness, @Nullable Integer likeTo, DemoRecord record) {

  public DemoCustomer {
    if ((likeTo == null) != (likeness == Likeness.ORIGINAL)) {
      throw new IllegalArgumentException("an original resembles nobody, all others do");
    }
  }

  /** The body for {@code POST /v1/customers}, as JSON. */
  public String body() {
    return DemoBody.of(record);
  }
}
