package dev.mingce.bench;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One made-up customer of the search base.
 *
 * @param organisation whether {@code family} is the name of an organisation and {@code given} empty
 * @param sources systems that it comes from
 * @param reviewedAt when somebody last confirmed the record; null for most
 * @param quality 0 to 1
 */
record Person(
    int number,
    boolean organisation,
    String family,
    String given,
    String mobile,
    String email,
    String externalId,
    String region,
    String unit,
    List<String> tags,
    @Nullable String tier,
    @Nullable String stage,
    @Nullable Instant reviewedAt,
    List<String> sources,
    double quality) {
  String name() {
    return family + given;
  }
}
