package dev.mingce.bench;

import java.util.List;

/**
 * One made-up customer of the search base.
 *
 * @param organisation whether {@code family} is the name of an organisation and {@code given} empty
 * @param sources systems that it comes from
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
    List<String> sources,
    double quality) {
  String name() {
    return family + given;
  }
}
