package dev.mingce.events.sealed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer likes. Never a consent: a preferred channel may still be forbidden.
 *
 * @param language BCP 47 tag
 * @param channel preferred type of contact point
 * @param contactTime when to call, in words
 * @param interests what the customer is interested in
 */
public record Preferences(
    @Nullable String language,
    @Nullable String channel,
    @Nullable String contactTime,
    List<String> interests) {
  /** Copies the list; an absent one is empty. */
  public Preferences {
    interests = interests == null ? List.of() : List.copyOf(interests);
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "Preferences[***]";
  }
}
