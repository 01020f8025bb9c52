package dev.mingce.dedup.cleanse.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.dedup.normalize.EnteredText;
import dev.mingce.dedup.normalize.TextForm;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.PostalAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Repairs of addresses in mainland China. */
final class AddressRepairs {

  private static final ObjectMapper JSON = EventJson.mapper();

  private AddressRepairs() {}

  static void find(List<PostalAddress> addresses, List<Repair> found) {
    for (int i = 0; i < addresses.size(); i++) {
      PostalAddress address = addresses.get(i);
      if ("CN".equals(address.country())) {
        find(address, "/addresses/" + i, found);
      }
    }
  }

  private static void find(PostalAddress address, String pointer, List<Repair> found) {
    JsonNode entry = JSON.valueToTree(address);
    Map<String, @Nullable String> widths = new LinkedHashMap<>();
    Map<String, @Nullable String> scripts = new LinkedHashMap<>();
    part("/province", address.province(), widths, scripts);
    part("/city", address.city(), widths, scripts);
    part("/district", address.district(), widths, scripts);
    part("/detail", address.detail(), widths, scripts);
    part("/text", address.text(), widths, scripts);
    part("/postcode", address.postcode(), widths, scripts);
    add(RepairRule.HALF_WIDTH, pointer, entry, widths, found);
    add(RepairRule.SIMPLIFIED, pointer, entry, scripts, found);
    add(RepairRule.REGION_FILLED, pointer, entry, region(address), found);
  }

  private static void part(
      String place,
      @Nullable String text,
      Map<String, @Nullable String> widths,
      Map<String, @Nullable String> scripts) {
    if (text == null || text.isBlank()) {
      return;
    }
    String clean = TextForm.clean(text);
    if (!clean.equals(text)) {
      widths.put(place, clean);
    }
    if (!EnteredText.simplified(clean).equals(clean)) {
      scripts.put(place, EnteredText.simplified(clean));
    }
  }

  // The names that the division has now, where one is missing or is written otherwise.
  private static Map<String, @Nullable String> region(PostalAddress address) {
    String names = text(address.province()) + text(address.city()) + text(address.district());
    Map<String, @Nullable String> patches = new LinkedHashMap<>();
    Optional<EnteredText.Region> region =
        names.isEmpty() ? Optional.empty() : EnteredText.region(names);
    if (region.isEmpty() || !region.get().rest().isEmpty()) {
      return patches; // a part of the names is no division: a person has to look
    }
    patch("/province", address.province(), region.get().province(), patches);
    // The city of a municipality is the municipality; nobody misses it.
    if (!region.get().city().equals(region.get().province())) {
      patch("/city", address.city(), region.get().city(), patches);
    }
    patch("/district", address.district(), region.get().district(), patches);
    return patches;
  }

  private static void patch(
      String place, @Nullable String entered, String name, Map<String, @Nullable String> patches) {
    if (!name.isEmpty() && !name.equals(text(entered))) {
      patches.put(place, name);
    }
  }

  private static String text(@Nullable String entered) {
    return entered == null ? "" : EnteredText.simplified(TextForm.clean(entered));
  }

  private static void add(
      RepairRule rule,
      String pointer,
      JsonNode entry,
      Map<String, @Nullable String> patches,
      List<Repair> found) {
    if (!patches.isEmpty()) {
      found.add(new Repair(rule.code(), pointer, entry, patches));
    }
  }
}
