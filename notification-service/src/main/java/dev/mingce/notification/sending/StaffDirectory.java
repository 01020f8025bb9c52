package dev.mingce.notification.sending;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Knows how members of staff are reached. Started early: a deployment without a mail domain must
 * not run.
 */
@Startup
@Singleton
class StaffDirectory {
  /** Reserved by RFC 2606, so that nothing sent from a developer's machine reaches anybody. */
  private static final String LOCAL_DOMAIN = "example.com";

  private final String domain;
  private final String from;
  private final Map<String, String> addresses;
  private final Locale locale;
  private final Map<String, Locale> locales;

  StaffDirectory(
      StaffSettings settings, @ConfigProperty(name = "mingce.environment") String environment) {
    if (Environment.isProduction(environment) && settings.mailDomain().isEmpty()) {
      throw new IllegalStateException(
          "mingce.staff.mail-domain (MINGCE_STAFF_MAIL_DOMAIN) is not set: nobody could be told anything");
    }
    this.domain = settings.mailDomain().orElse(LOCAL_DOMAIN);
    this.from = settings.mailFrom().orElse("mingce@" + domain);
    this.addresses = Map.copyOf(settings.addresses());
    this.locale = settings.locale();
    this.locales = Map.copyOf(settings.locales());
    if (!MailAddresses.isDomain(domain)) {
      throw new IllegalStateException("mingce.staff.mail-domain is no domain");
    }
    if (!MailAddresses.isAddress(from)) {
      throw new IllegalStateException("mingce.staff.mail-from is no address");
    }
  }

  /** The domain of message ids. */
  String domain() {
    return domain;
  }

  /** The sender of messages. */
  String from() {
    return from;
  }

  /** How a user is reached, or nothing when the name makes no address. */
  Optional<StaffMember> find(String user) {
    String address = addresses.getOrDefault(user, user + "@" + domain);
    return MailAddresses.isAddress(address)
        ? Optional.of(new StaffMember(address, locales.getOrDefault(user, locale)))
        : Optional.empty();
  }
}
