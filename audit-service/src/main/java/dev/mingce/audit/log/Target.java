package dev.mingce.audit.log;

import org.jspecify.annotations.Nullable;

/**
 * What an entry is about.
 *
 * @param type {@link #CUSTOMER} or another kind of thing
 * @param id its id, absent where no single thing is concerned, such as a search
 * @param version its version that was made or seen, if known
 * @param counterpart id of the other one, where the entry is about a pair
 */
public record Target(
    String type, @Nullable String id, @Nullable Long version, @Nullable String counterpart) {
  /** A customer. */
  public static final String CUSTOMER = "customer";

  /** A message to somebody, where no customer is concerned. */
  public static final String DELIVERY = "delivery";

  /** The audit log itself. */
  public static final String AUDIT_LOG = "audit-log";

  /** An operation of the API that was refused. */
  public static final String OPERATION = "operation";

  /** A service that sends events to the log. */
  public static final String SOURCE = "source";

  /** Something in it that wants looking at. */
  public static final String ALERT = "audit-alert";

  /** A report over it. */
  public static final String REPORT = "audit-report";

  /** One entry of it. */
  public static final String AUDIT_ENTRY = "audit-entry";
}
