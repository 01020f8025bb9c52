package dev.mingce.stack.demo;

/** The ways in which people in China write an eleven-digit mobile number. */
enum PhoneNotation {
  PLAIN,
  SPACED,
  DASHED,
  INTERNATIONAL,
  INTERNATIONAL_PLAIN;

  String write(String mobile) {
    String network = mobile.substring(0, 3);
    String middle = mobile.substring(3, 7);
    String last = mobile.substring(7);
    return switch (this) {
      case PLAIN -> mobile;
      case SPACED -> network + " " + middle + " " + last;
      case DASHED -> network + "-" + middle + "-" + last;
      case INTERNATIONAL -> "+86 " + network + " " + middle + " " + last;
      case INTERNATIONAL_PLAIN -> "+86" + mobile;
    };
  }

  /** Another notation, the same one for the same input. */
  PhoneNotation other() {
    return switch (this) {
      case PLAIN -> SPACED;
      case SPACED -> DASHED;
      case DASHED -> INTERNATIONAL;
      case INTERNATIONAL -> INTERNATIONAL_PLAIN;
      case INTERNATIONAL_PLAIN -> PLAIN;
    };
  }
}
