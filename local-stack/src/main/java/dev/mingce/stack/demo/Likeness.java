package dev.mingce.stack.demo;

/** How a demo customer relates to an earlier one: the truth that a matcher is measured against. */
public enum Likeness {
  /** A customer of its own that resembles no other on purpose. */
  ORIGINAL(Truth.DIFFERENT),

  /** Re-entered with the mobile number in another notation. */
  PHONE_FORMAT(Truth.SAME),
  /** Re-entered with the name in pinyin instead of characters. */
  PINYIN(Truth.SAME),
  /** Re-entered with family and given name exchanged. */
  SWAPPED_NAME(Truth.SAME),
  /** Re-entered with a homophone or a slip of the keyboard in the given name. */
  GIVEN_NAME_TYPO(Truth.SAME),
  /** Re-entered in traditional instead of simplified characters, or the other way round. */
  OTHER_SCRIPT(Truth.SAME),
  /** Re-entered with the same identifier, and two digits of the mobile number exchanged. */
  PHONE_TRANSPOSED(Truth.SAME),
  /** Re-entered with a name and a mobile number only. */
  FIELDS_MISSING(Truth.SAME),
  /** Re-entered with an address of former times. */
  OLD_ADDRESS(Truth.SAME),
  /** Re-entered as the person is called (Bill for William). */
  NICKNAME(Truth.SAME),
  /** An organisation re-entered without its legal form or with another one. */
  LEGAL_FORM(Truth.SAME),

  /** A twin: same family name, birth date, address and mobile number, another person. */
  TWIN(Truth.LOOKS_SAME),
  /** Father of an earlier customer: same family name and address, another person. */
  FATHER_AND_SON(Truth.LOOKS_SAME),
  /** Has the same name as an earlier customer, and nothing else. */
  COMMON_NAME(Truth.LOOKS_SAME);

  private enum Truth {
    SAME,
    LOOKS_SAME,
    DIFFERENT
  }

  private final Truth truth;

  Likeness(Truth truth) {
    this.truth = truth;
  }

  /** Whether this customer is the same person or organisation as the one that it resembles. */
  public boolean isDuplicate() {
    return truth == Truth.SAME;
  }

  /** Whether this customer resembles another one and yet is somebody else. */
  public boolean isHardNegative() {
    return truth == Truth.LOOKS_SAME;
  }
}
