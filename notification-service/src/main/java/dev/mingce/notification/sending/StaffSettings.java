package dev.mingce.notification.sending;

import io.smallrye.config.ConfigMapping;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How members of staff are reached. */
@ConfigMapping(prefix = "mingce.staff")
public interface StaffSettings {
  /** Their addresses are {@code user@domain}. Required in production. */
  Optional<String> mailDomain();

  /** Sender of the messages; {@code mingce@domain} when absent. */
  Optional<String> mailFrom();

  /** Addresses of those for whom the rule does not hold, by user. */
  Map<String, String> addresses();

  /** Language of the messages, {@code zh-CN} or {@code en}. */
  Locale locale();

  /** Languages of those who want another one, by user. */
  Map<String, Locale> locales();
}
