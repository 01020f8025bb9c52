package dev.mingce.kit.mask;

import java.time.LocalDate;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks personal values for display. Pure functions, one for each kind of value.
 *
 * <p>For all of them:
 *
 * <ul>
 *   <li>{@code null}, empty and blank values give the empty string: that there is no value is no
 *       secret.
 *   <li>Characters are code points; marks without width do not count.
 *   <li>A value that is too short or of an unknown form becomes {@value Kept#STARS}, never itself.
 *   <li>The number of stars is fixed for a form, so that it does not tell the length of what it
 *       hides.
 *   <li>A value without a star never comes back unchanged. Masking what is already masked shows
 *       nothing new.
 * </ul>
 */
public final class Masks {

  private static final Pattern DATE =
      Pattern.compile("([12]\\d{3})(?:\\d{4}|\\D\\d{1,2}(?:\\D.*)?)?");
  // Strict, because what follows the last "@" of any other text is shown in full.
  private static final Pattern DOMAIN =
      Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}[\\p{L}\\p{N}-]+");
  private static final String ID_CARD_STARS = "*".repeat(13);
  private static final String PASSPORT_STARS = "******";

  private Masks() {}

  /**
   * Hides everything: for values of which no part may be shown, and free text.
   *
   * @return {@value Kept#STARS}
   */
  public static String hidden(@Nullable String value) {
    return masked(value, text -> Kept.STARS);
  }

  /**
   * Mobile number: {@code 138****5678}, {@code +86 138****5678}, {@code +1 ****2671}.
   *
   * <p>Keeps what a caller is asked to confirm, the last four digits, and for Chinese numbers the
   * three of the network. Abroad the country code stays and nothing else of the front, because the
   * front may be an area. A national number of fewer than 8 digits keeps two.
   */
  public static String mobile(@Nullable String value) {
    return masked(value, PhoneMask::mobile);
  }

  /**
   * Landline: {@code 010-****66}, {@code +86 571-****66}.
   *
   * <p>Keeps the area, which tells no more than the city, and the last two digits; a line has few
   * neighbours, so four would say too much. With an extension, no digit of the end is shown.
   */
  public static String landline(@Nullable String value) {
    return masked(value, PhoneMask::landline);
  }

  /**
   * A telephone number of either kind: {@link #landline} if it has the form of a Chinese one, else
   * {@link #mobile}.
   */
  public static String phone(@Nullable String value) {
    return masked(value, PhoneMask::phone);
  }

  /**
   * E-mail: {@code z***@example.com}.
   *
   * <p>Keeps the first character and the domain, so that a person recognises which of their
   * mailboxes it is. A local part of one character is hidden as a whole.
   */
  public static String email(@Nullable String value) {
    return masked(value, Masks::emailOf);
  }

  /**
   * Resident identity card (GB 11643): {@code 110*************34}.
   *
   * <p>Keeps the first three and last two characters. Never the common first six and last four,
   * which give the county and most of the sequence number, and never the region together with the
   * birth date. The 15-digit form of before 2000 looks the same; other forms are treated as an
   * {@link #identifier}.
   */
  public static String idCard(@Nullable String value) {
    return masked(value, Masks::idCardOf);
  }

  /**
   * Passport or travel permit: {@code E******89}.
   *
   * <p>Keeps the first character, which tells the kind of document, and the last two.
   */
  public static String passport(@Nullable String value) {
    return masked(value, text -> Kept.ends(Kept.compact(text), 1, 2, PASSPORT_STARS));
  }

  /**
   * Name of a person: {@code 张*}, {@code 张**}, {@code 欧阳*}, {@code J***}.
   *
   * <p>Keeps the surname of names in Han, Hangul and Kana: one character, or two if they are a
   * compound surname and something follows. More than two given characters show as two stars. In
   * other scripts the first letter of the name stays.
   */
  public static String name(@Nullable String value) {
    return masked(value, NameMask::name);
  }

  /**
   * Birth date: {@code 1990-**-**}. Keeps the year, enough for an age band and too little for an
   * identity question.
   */
  public static String birthDate(@Nullable LocalDate value) {
    return value == null ? "" : year(value.toString());
  }

  /**
   * Birth date as text, in ISO form, as eight digits, or with other separators, year first: {@code
   * 1990-**-**}. In any other form nothing is kept.
   */
  public static String birthDate(@Nullable String value) {
    return masked(value, Masks::year);
  }

  /**
   * Address: {@code 北京市海淀区****}.
   *
   * <p>Keeps a Chinese address down to the district or county, as far as it can be told without a
   * gazetteer; of other addresses nothing. A place with structure should be masked by leaving out
   * its street instead.
   */
  public static String address(@Nullable String value) {
    return masked(value, AddressMask::district);
  }

  /**
   * Bank card: {@code ****1234}. Keeps the last four digits, as printed on receipts (PCI DSS allows
   * them).
   */
  public static String bankCard(@Nullable String value) {
    return masked(value, text -> Kept.ends(Kept.compact(text).replace("-", ""), 0, 4, Kept.STARS));
  }

  /**
   * Vehicle plate: {@code 沪A****8}. Keeps where it was issued and the last character, for traffic
   * restrictions.
   */
  public static String plate(@Nullable String value) {
    return masked(
        value, text -> Kept.ends(Kept.compact(text).replaceAll("[-·•.]", ""), 2, 1, Kept.STARS));
  }

  /**
   * Any other identifier: {@code ****89}. Keeps the last two characters, to tell a few of them
   * apart.
   */
  public static String identifier(@Nullable String value) {
    return masked(value, Masks::identifierOf);
  }

  private static String masked(@Nullable String value, UnaryOperator<String> form) {
    return value == null || value.isBlank() ? "" : form.apply(value);
  }

  private static String emailOf(String value) {
    String address = Kept.visible(value);
    int at = address.lastIndexOf('@');
    if (at < 1 || !DOMAIN.matcher(address.substring(at + 1)).matches()) {
      return Kept.STARS;
    }
    boolean single = address.codePointCount(0, at) == 1;
    String first = single ? "" : address.substring(0, address.offsetByCodePoints(0, 1));
    return first + "***" + address.substring(at);
  }

  private static String idCardOf(String value) {
    String number = Kept.compact(value);
    boolean resident = number.matches("\\d{17}[\\dXx]|\\d{15}");
    return resident
        ? Kept.ends(number.toUpperCase(Locale.ROOT), 3, 2, ID_CARD_STARS)
        : identifierOf(number);
  }

  private static String identifierOf(String value) {
    String identifier = Kept.compact(value);
    return identifier.codePointCount(0, identifier.length()) < 6
        ? Kept.STARS
        : Kept.ends(identifier, 0, 2, Kept.STARS);
  }

  private static String year(String value) {
    Matcher date = DATE.matcher(Kept.compact(value));
    return (date.matches() ? date.group(1) : Kept.STARS) + "-**-**";
  }
}
