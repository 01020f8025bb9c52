package dev.mingce.dedup.normalize;

import java.util.List;

/** The counties of China, for those who make or check addresses. */
public final class DivisionNames {

  private DivisionNames() {}

  /** A county; the city of a municipality is named as the municipality. */
  public record County(String code, String province, String city, String district) {}

  /** All counties in the order of their codes. */
  public static List<County> counties() {
    return Divisions.counties();
  }
}
