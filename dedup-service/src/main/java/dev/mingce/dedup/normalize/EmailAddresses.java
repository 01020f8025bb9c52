package dev.mingce.dedup.normalize;

import java.net.IDN;
import java.util.Optional;
import java.util.Set;

/**
 * E-mail addresses in the form that is compared. Never send to this form: it names the mailbox, not
 * the address.
 */
public final class EmailAddresses {

  private static final Set<String> DOTS_IGNORED = Set.of("gmail.com", "googlemail.com");

  private EmailAddresses() {}

  /**
   * Lower case, domain in ASCII (IDNA), no plus-tag, and for Gmail no dots, since those reach the
   * same mailbox.
   *
   * @return nothing when the text has no local part or no domain with a dot
   */
  public static Optional<String> matchForm(String text) {
    String address = TextForm.folded(text).replace(" ", "");
    int at = address.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    String domain = asciiDomain(address.substring(at + 1));
    if (domain.indexOf('.') < 1 || domain.endsWith(".")) {
      return Optional.empty();
    }
    String mailbox = mailbox(address.substring(0, at), domain);
    return Optional.of(mailbox + "@" + (DOTS_IGNORED.contains(domain) ? "gmail.com" : domain));
  }

  private static String mailbox(String local, String domain) {
    int plus = local.indexOf('+');
    String untagged = plus > 0 ? local.substring(0, plus) : local;
    String undotted = DOTS_IGNORED.contains(domain) ? untagged.replace(".", "") : untagged;
    return undotted.isEmpty() ? local : undotted;
  }

  private static String asciiDomain(String domain) {
    try {
      return IDN.toASCII(domain);
    } catch (IllegalArgumentException notADomain) {
      return "";
    }
  }
}
