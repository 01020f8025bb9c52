package dev.mingce.customer.job;

/**
 * What has been done, in rows.
 *
 * @param warnings values left out of rows that were created nevertheless
 */
public record Progress(long done, long created, long rejected, long warnings) {
  public static final Progress NONE = new Progress(0, 0, 0, 0);
}
