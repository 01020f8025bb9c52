package dev.mingce.stack.platform;

/** What people read when everything is ready. */
final class WelcomePage {

  private final Settings settings;

  WelcomePage(Settings settings) {
    this.settings = settings;
  }

  String text() {
    StringBuilder page = new StringBuilder("\nMingce is ready.\n\n");
    for (PlatformService service : settings.services()) {
      page.append(
          "  %-22s %s/q/swagger-ui%n".formatted(service.folder(), settings.url(service.port())));
    }
    page.append("  %-22s %s%n".formatted("inbox", settings.url(PlatformPort.INBOX)));
    page.append("  %-22s %s%n".formatted("traces", settings.url(PlatformPort.TRACES)));
    page.append("  %-22s %s%n".formatted("token issuer", settings.url(PlatformPort.ISSUER)));
    page.append("  %-22s %s%n".formatted("Kafka Connect", settings.url(PlatformPort.CONNECT)));
    page.append("  %-22s 127.0.0.1:%d%n".formatted("Kafka", settings.port(PlatformPort.KAFKA)));
    page.append(
        "  %-22s 127.0.0.1:%d  (customer, dedup, audit, notification)%n"
            .formatted("PostgreSQL", settings.port(PlatformPort.POSTGRES)));
    page.append("  %-22s %s%n".formatted("data, keys and logs", settings.home()));
    page.append(
        EXAMPLES
            .replace("CUSTOMER", settings.url(PlatformPort.CUSTOMER))
            .replace("DEDUP", settings.url(PlatformPort.DEDUP))
            .replace("AUDIT", settings.url(PlatformPort.AUDIT))
            .replace("NOTIFICATION", settings.url(PlatformPort.NOTIFICATION)));
    return page.toString();
  }

  private static final String EXAMPLES =
      """

      Try:
        curl -sS CUSTOMER/v1/customers -H "Authorization: Bearer $(./run token --role agent)" \\
          -H 'Content-Type: application/json' -H "Idempotency-Key: $(date +%s%N)" \\
          -d '{"kind":"person","name":{"family":"王","given":"小明"},"birthDate":"1990-02-03","contactPoints":[{"type":"mobile","value":"138 1234 5678"}],"owner":{"unit":"sales-east","user":"li.na"}}'
        curl -sS 'CUSTOMER/v1/customers?phone=13812345678' -H "Authorization: Bearer $(./run token --role steward)"
        curl -sS 'DEDUP/v1/duplicates?limit=5' -H "Authorization: Bearer $(./run token --role steward)"
        curl -sS 'AUDIT/v1/audit/entries?limit=5' -H "Authorization: Bearer $(./run token --role auditor)"
        curl -sS 'NOTIFICATION/v1/deliveries?limit=5' -H "Authorization: Bearer $(./run token --role steward)"

      Ctrl-C stops everything; the data stays.
      """;
}
