package dev.mingce.dedup.quality.rules;

import dev.mingce.dedup.normalize.EnteredText;
import dev.mingce.events.sealed.PostalAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the rules say of addresses; those about divisions look at Chinese ones only. */
final class AddressChecks {

  private static final String FIELD = "/addresses";
  private static final Pattern POSTCODE = Pattern.compile("[0-9]{6}");

  private AddressChecks() {}

  static void examine(List<PostalAddress> addresses, Findings findings) {
    findings.check("address-present", FIELD, !addresses.isEmpty());
    for (int i = 0; i < addresses.size(); i++) {
      PostalAddress address = addresses.get(i);
      if ("CN".equals(address.country())) {
        chinese(address, FIELD + "/" + i, findings);
      }
    }
  }

  private static void chinese(PostalAddress address, String pointer, Findings findings) {
    String province = RecordExaminer.text(address.province());
    String city = RecordExaminer.text(address.city());
    String district = RecordExaminer.text(address.district());
    findings.check(
        "address-division-present",
        pointer,
        !province.isEmpty() && !(city.isEmpty() && district.isEmpty()));
    Optional<EnteredText.Region> region = EnteredText.region(province + city + district);
    if (!(province + city + district).isEmpty()) {
      findings.check("division-known", pointer, region.isPresent());
    }
    String code = address.regionCode();
    if (code != null && region.isPresent()) {
      findings.check(
          "region-matches-names",
          pointer + "/regionCode",
          EnteredText.provinceOfCode(code).filter(region.get().province()::equals).isPresent());
    }
    String postcode = RecordExaminer.text(address.postcode());
    if (!postcode.isEmpty()) {
      findings.check("postcode-valid", pointer + "/postcode", POSTCODE.matcher(postcode).matches());
    }
  }
}
