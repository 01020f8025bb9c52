package dev.mingce.dedup.normalize;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Phone numbers in E.164. */
public final class PhoneNumbers {

  /** Where a number without a country code is taken to be from. */
  private static final String DEFAULT_REGION = "CN";

  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private PhoneNumbers() {}

  /**
   * {@code "138 1234 5678"} becomes {@code "+8613812345678"}. A number of a possible length is
   * accepted even if its range is unknown: new ranges are given out faster than tables follow, and
   * a missed duplicate is the worse mistake here.
   *
   * @return nothing when the text is no phone number that can be dialled from abroad
   */
  public static Optional<String> e164(String text) {
    try {
      PhoneNumber number = LIBRARY.parse(TextForm.clean(text), DEFAULT_REGION);
      return LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
          ? Optional.of(LIBRARY.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notAPhoneNumber) {
      return Optional.empty();
    }
  }
}
