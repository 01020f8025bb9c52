package dev.mingce.dedup.quality;

/** The way in that an event names, as scores, trends and contracts call it. */
final class WayIn {

  private static final String SOURCE = "source:";

  private WayIn() {}

  /** {@code crm} for {@code source:crm}, {@code import} for {@code import:<job>}, else as it is. */
  static String code(String way) {
    if (way.startsWith(SOURCE)) {
      return way.substring(SOURCE.length());
    }
    int colon = way.indexOf(':');
    return colon < 0 ? way : way.substring(0, colon);
  }

  /** Whether a source system said it, rather than a person or a job of the platform. */
  static boolean isSystem(String way) {
    return way.startsWith(SOURCE);
  }
}
