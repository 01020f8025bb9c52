package dev.mingce.dedup.quality;

import org.jspecify.annotations.Nullable;

/**
 * Which scores are asked for; null for any.
 *
 * @param below only scores below this, 0 to 100
 * @param rule only records that break this rule
 */
record ScoreFilter(
    @Nullable String unit,
    @Nullable String source,
    @Nullable String kind,
    @Nullable String rule,
    @Nullable Double below) {

  /** The name of the listing, which its cursors are bound to. */
  String listing() {
    return String.join("/", "quality", unit + "", source + "", kind + "", rule + "", below + "");
  }
}
