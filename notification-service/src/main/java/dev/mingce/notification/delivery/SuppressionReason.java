package dev.mingce.notification.delivery;

/**
 * Why a message was not sent on purpose; the reason of a withdrawn decision may also come with its
 * event.
 */
public enum SuppressionReason {
  /** The record has no owner, or its owner is a unit without a person. */
  NO_RECIPIENT("no-recipient"),
  /** The record was not heard of within the time that a delivery waits for it. */
  OWNER_UNKNOWN("owner-unknown"),
  /** The recipient's name makes no mail address. */
  ADDRESS_INVALID("address-invalid"),
  /** One of the two customers was erased. */
  CUSTOMER_ERASED("customer-erased"),
  /** The decision was withdrawn without a reason. */
  DECISION_WITHDRAWN("decision-withdrawn");

  private final String code;

  SuppressionReason(String code) {
    this.code = code;
  }

  /** The name in the database, in events and in the API. */
  public String code() {
    return code;
  }
}
