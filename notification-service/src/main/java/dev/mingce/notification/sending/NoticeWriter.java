package dev.mingce.notification.sending;

import dev.mingce.notification.delivery.Delivery;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes the message of a delivery in its reader's language. */
@Singleton
class NoticeWriter {
  private static final String LOCAL_CUSTOMER_SERVICE = "http://localhost:8081";

  private final StaffDirectory staff;
  private final String customers;

  NoticeWriter(
      StaffDirectory staff,
      @ConfigProperty(name = "mingce.customer-service.public-url") Optional<String> customerUrl,
      @ConfigProperty(name = "mingce.public-url") String ownUrl,
      @ConfigProperty(name = "mingce.environment") String environment) {
    this.staff = staff;
    // One gateway host fronts all services unless told otherwise; on a developer's machine there is
    // none.
    String usual = Environment.isProduction(environment) ? ownUrl : LOCAL_CUSTOMER_SERVICE;
    this.customers = customerUrl.orElse(usual) + "/v1/customers/";
  }

  Notice write(Delivery delivery, StaffMember reader, @Nullable String traceparent) {
    Wording words = Wording.of(reader.locale());
    NoticeContent content =
        new NoticeContent(
            delivery.customerId(),
            delivery.otherId(),
            link(delivery.customerId()),
            link(delivery.otherId()),
            delivery.matched().stream().map(words::field).toList(),
            percent(delivery.probability()),
            words.decision(delivery.decision()),
            delivery.id());
    return new Notice(
        delivery.id(),
        "<" + delivery.id() + "@" + staff.domain() + ">",
        staff.from(),
        reader.address(),
        words.subject(delivery.rule()),
        template(delivery, words, content).render(),
        traceparent);
  }

  private static TemplateInstance template(
      Delivery delivery, Wording words, NoticeContent content) {
    return switch (delivery.rule()) {
      case DUPLICATE_REVIEW ->
          switch (words) {
            case CHINESE -> NoticeTemplates.duplicateReviewZh(content);
            case ENGLISH -> NoticeTemplates.duplicateReviewEn(content);
          };
      case DUPLICATE_MERGE ->
          switch (words) {
            case CHINESE -> NoticeTemplates.duplicateMergeZh(content);
            case ENGLISH -> NoticeTemplates.duplicateMergeEn(content);
          };
    };
  }

  private String link(UUID customerId) {
    return customers + customerId;
  }

  // Rounded down: nothing is certain, so nothing is shown as 100 %.
  private static String percent(double probability) {
    NumberFormat format = NumberFormat.getPercentInstance(Locale.ROOT);
    format.setMaximumFractionDigits(2);
    format.setRoundingMode(RoundingMode.DOWN);
    return format.format(probability);
  }
}
