package dev.mingce.dedup.intake;

import dev.mingce.events.CustomerChange;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.inbox.ReceivedEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** Gives events to the handler as the kit does: prepared first, then applied in one transaction. */
@Singleton
public class TestIntake {

  private final CustomerChangeHandler handler;
  private final MapSubjectKeySource keys;

  TestIntake(CustomerChangeHandler handler, MapSubjectKeySource keys) {
    this.handler = handler;
    this.keys = keys;
  }

  public TestCustomer customer() {
    return customer("sales-east");
  }

  public TestCustomer customer(String unit) {
    return new TestCustomer(keys, unit);
  }

  /** Applies events as one batch. */
  public void apply(CustomerChange... changes) {
    List<ReceivedEvent> events = Arrays.stream(changes).map(TestIntake::received).toList();
    handler.prepare(events);
    QuarkusTransaction.requiringNew().run(() -> handler.handle(events));
  }

  /** Registers customers, each in a transaction of its own. */
  public void register(TestCustomer... customers) {
    for (TestCustomer customer : customers) {
      apply(customer.registered());
    }
  }

  public static ReceivedEvent received(CustomerChange change) {
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), "/mingce/customer-service", change, null);
    return new ReceivedEvent(
        Topics.CUSTOMER_CHANGES,
        envelope.subject(),
        envelope,
        envelope.toHeaders(),
        EventJson.write(change),
        "test");
  }
}
