package dev.mingce.notification.sending;

import java.util.regex.Pattern;

/**
 * A narrow form of mail address (RFC 5321): no quoting, no line breaks, nothing that a header could
 * end with.
 */
final class MailAddresses {
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
  private static final Pattern LOCAL_PART =
      Pattern.compile("(?=.{1,64}$)[A-Za-z0-9_+-]+(?:\\.[A-Za-z0-9_+-]+)*");

  private MailAddresses() {}

  static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return at > 0
        && LOCAL_PART.matcher(text.substring(0, at)).matches()
        && isDomain(text.substring(at + 1));
  }

  static boolean isDomain(String text) {
    return DOMAIN.matcher(text).matches();
  }
}
