package dev.mingce.dedup.profile.measure;

import dev.mingce.dedup.normalize.EmailAddresses;
import dev.mingce.dedup.normalize.NationalIds;
import dev.mingce.dedup.normalize.PhoneNumbers;
import dev.mingce.dedup.normalize.SocialCreditCodes;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a value looks like; the first that fits. */
enum ValueKind {
  NATIONAL_ID {
    @Override
    boolean fits(String value) {
      return value.length() == 18 && NationalIds.isValid(value.toUpperCase(Locale.ROOT));
    }
  },
  SOCIAL_CREDIT_CODE {
    @Override
    boolean fits(String value) {
      return value.length() == 18 && SocialCreditCodes.isValid(value.toUpperCase(Locale.ROOT));
    }
  },
  EMAIL {
    @Override
    boolean fits(String value) {
      return value.indexOf('@') > 0 && EmailAddresses.matchForm(value).isPresent();
    }
  },
  DATE {
    @Override
    boolean fits(String value) {
      return DateValue.read(value) != null;
    }
  },
  PHONE {
    @Override
    boolean fits(String value) {
      return PHONE_FORM.matcher(value).matches() && PhoneNumbers.e164(value).isPresent();
    }
  },
  NUMBER {
    @Override
    boolean fits(String value) {
      return NUMBER_FORM.matcher(value).matches();
    }
  },
  TEXT {
    @Override
    boolean fits(String value) {
      return true;
    }
  };

  // Shorter digits are counters and amounts.
  private static final Pattern PHONE_FORM = Pattern.compile("[+(]?[0-9][0-9 ()/-]{8,20}");
  private static final Pattern NUMBER_FORM = Pattern.compile("[+-]?[0-9]{1,15}([.][0-9]{1,15})?");

  abstract boolean fits(String value);

  static ValueKind of(String value) {
    for (ValueKind kind : values()) {
      if (kind.fits(value)) {
        return kind;
      }
    }
    return TEXT;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
