package dev.mingce.events;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer now says to one purpose.
 *
 * @param purpose purpose code
 * @param channel the channel that it is limited to ({@code email}, {@code sms}, …); absent means
 *     all
 * @param state {@link #GRANTED}, {@link #WITHDRAWN} or {@link #EXPIRED}
 * @param noticeVersion version of the notice that the customer saw, if one was shown
 */
public record ConsentChange(
    String purpose, @Nullable String channel, String state, @Nullable String noticeVersion) {
  /** Consent holds. */
  public static final String GRANTED = "granted";

  /** The customer took it back. */
  public static final String WITHDRAWN = "withdrawn";

  /** Its time ran out. */
  public static final String EXPIRED = "expired";

  private static final Set<String> STATES = Set.of(GRANTED, WITHDRAWN, EXPIRED);

  /** Checks purpose and state. */
  public ConsentChange {
    Require.text(purpose, "consents.purpose");
    Require.oneOf(state, STATES, "consents.state");
  }
}
