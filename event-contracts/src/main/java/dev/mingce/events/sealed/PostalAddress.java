package dev.mingce.events.sealed;

import org.jspecify.annotations.Nullable;

/**
 * A postal address.
 *
 * @param country ISO 3166-1 alpha-2
 * @param province first-level division
 * @param city second-level division
 * @param district third-level division
 * @param detail street, house, room
 * @param postcode postcode
 * @param regionCode administrative division code, if the address could be placed
 * @param type {@code home}, {@code work}, {@code registered}, …: an open list
 * @param text the address as one text, where it was entered so
 */
public record PostalAddress(
    @Nullable String country,
    @Nullable String province,
    @Nullable String city,
    @Nullable String district,
    @Nullable String detail,
    @Nullable String postcode,
    @Nullable String regionCode,
    @Nullable String type,
    @Nullable String text) {
  /** An address that was entered in its parts. */
  public PostalAddress(
      @Nullable String country,
      @Nullable String province,
      @Nullable String city,
      @Nullable String district,
      @Nullable String detail,
      @Nullable String postcode,
      @Nullable String regionCode) {
    this(country, province, city, district, detail, postcode, regionCode, null, null);
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "PostalAddress[***]";
  }
}
