package dev.mingce.dedup.cleanse.repair;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Slips in the domains of the large mail services. */
final class EmailDomains {

  // Names long enough that a slip is likelier than another domain; the list is our own.
  private static final List<String> SPELLED =
      List.of(
          "gmail.com",
          "hotmail.com",
          "outlook.com",
          "foxmail.com",
          "icloud.com",
          "aliyun.com",
          "yahoo.com",
          "sohu.com",
          "sina.com");
  private static final Set<String> RIGHT =
      Set.of("qq.com", "163.com", "126.com", "139.com", "189.cn", "sina.cn", "vip.qq.com");
  // Neighbours that exist.
  private static final Set<String> OTHERS =
      Set.of("gmx.com", "mail.com", "email.com", "ymail.com", "sina.cn", "sohu.net", "yahoo.cn");
  private static final Map<String, String> ENDINGS =
      Map.of(".con", ".com", ".cmo", ".com", ".ocm", ".com", ".comm", ".com", ".coom", ".com");

  private EmailDomains() {}

  /** The address with the domain that was probably meant. */
  static Optional<String> repaired(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    String domain = address.substring(at + 1).strip().toLowerCase(Locale.ROOT);
    return meant(domain).map(right -> address.substring(0, at + 1) + right);
  }

  private static Optional<String> meant(String domain) {
    if (SPELLED.contains(domain) || RIGHT.contains(domain) || OTHERS.contains(domain)) {
      return Optional.empty();
    }
    for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
      if (domain.endsWith(ending.getKey())) {
        String mended =
            domain.substring(0, domain.length() - ending.getKey().length()) + ending.getValue();
        return Optional.of(SPELLED.contains(mended) ? mended : meant(mended).orElse(mended));
      }
    }
    return SPELLED.stream().filter(right -> isOneSlipAway(domain, right)).findFirst();
  }

  /** One letter more, less, other, or two neighbours in each other's place. */
  static boolean isOneSlipAway(String text, String right) {
    int start = 0;
    int shorter = Math.min(text.length(), right.length());
    while (start < shorter && text.charAt(start) == right.charAt(start)) {
      start++;
    }
    String rest = text.substring(start);
    String wanted = right.substring(start);
    return switch (rest.length() - wanted.length()) {
      case 1 -> rest.substring(1).equals(wanted);
      case -1 -> rest.equals(wanted.substring(1));
      case 0 -> rest.isEmpty() ? false : isChanged(rest, wanted);
      default -> false;
    };
  }

  private static boolean isChanged(String rest, String wanted) {
    boolean swapped =
        rest.length() > 1
            && rest.charAt(0) == wanted.charAt(1)
            && rest.charAt(1) == wanted.charAt(0)
            && rest.substring(2).equals(wanted.substring(2));
    return swapped || rest.substring(1).equals(wanted.substring(1));
  }
}
