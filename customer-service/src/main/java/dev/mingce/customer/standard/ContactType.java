package dev.mingce.customer.standard;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.mingce.kit.mask.Masks;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ways to reach a customer. */
public enum ContactType {
  MOBILE("mobile"),
  LANDLINE("landline"),
  EMAIL("email"),
  WECHAT("wechat"),
  WECHAT_OPENID("wechat-openid"),
  WECHAT_UNIONID("wechat-unionid"),
  SOCIAL("social"),
  OTHER("other");

  // Deliberately wide: what a mail server accepts is not ours to judge, only what cannot be an
  // address at all.
  private static final Pattern EMAIL_FORM =
      Pattern.compile(
          "[^\\s@*<>(),;:\"\\[\\]]{1,64}@[^\\s@*_.-][^\\s@*_]{0,250}\\.[^\\s@*_.\\d]{2,63}");

  private final String code;

  ContactType(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public boolean isPhone() {
    return this == MOBILE || this == LANDLINE;
  }

  public static Optional<ContactType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /**
   * The value in the form in which it is compared: E.164 for phones, lower case for emails. Empty
   * when it cannot be one.
   *
   * @param region ISO 3166 region of a phone number without country code
   */
  public Optional<String> normalise(String value, String region) {
    String text = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
    return switch (this) {
      case MOBILE, LANDLINE -> phone(text, region);
      case EMAIL ->
          EMAIL_FORM.matcher(text).matches()
              ? Optional.of(text.toLowerCase(Locale.ROOT))
              : Optional.empty();
      case WECHAT, WECHAT_OPENID, WECHAT_UNIONID, SOCIAL, OTHER ->
          text.isEmpty() || text.contains("*") ? Optional.empty() : Optional.of(text);
    };
  }

  public String mask(String value) {
    return switch (this) {
      case MOBILE -> Masks.mobile(value);
      case LANDLINE -> Masks.landline(value);
      case EMAIL -> Masks.email(value);
      case WECHAT, WECHAT_OPENID, WECHAT_UNIONID, SOCIAL, OTHER -> Masks.hidden(value);
    };
  }

  private static Optional<String> phone(String text, String region) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = phones.parse(text, region);
      return text.contains("*") || !phones.isPossibleNumber(number)
          ? Optional.empty()
          : Optional.of(phones.format(number, PhoneNumberUtil.PhoneNumberFormat.E164));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
