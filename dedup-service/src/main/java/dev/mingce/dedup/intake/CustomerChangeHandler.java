package dev.mingce.dedup.intake;

import dev.mingce.events.EventType;
import dev.mingce.events.Topics;
import dev.mingce.kit.inbox.BatchEventHandler;
import dev.mingce.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows the changes of customers. */
@ApplicationScoped
public class CustomerChangeHandler implements BatchEventHandler {

  // A batch is prepared and applied by one thread; an operator's replay may run on another one.
  private static final ThreadLocal<PreparedBatch> PREPARED = new ThreadLocal<>();

  private static final Set<String> TYPES =
      Arrays.stream(EventType.values())
          .filter(type -> type.topic().equals(Topics.CUSTOMER_CHANGES))
          .map(EventType::typeName)
          .collect(Collectors.toUnmodifiableSet());

  private final BatchPreparation preparation;
  private final ChangeApplication application;

  CustomerChangeHandler(BatchPreparation preparation, ChangeApplication application) {
    this.preparation = preparation;
    this.application = application;
  }

  @Override
  public String consumer() {
    return "dedup-service";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.CUSTOMER_CHANGES);
  }

  @Override
  public Set<String> types() {
    return TYPES;
  }

  @Override
  public void prepare(List<ReceivedEvent> batch) {
    PREPARED.remove();
    PREPARED.set(preparation.prepare(batch));
  }

  // Each brings a dozen locks, and PostgreSQL has room for some thousands. One thread applies them:
  // two batches of that size nearly always share a key, so the second would wait, and then find
  // candidates for whose subject keys nobody has asked.
  @Override
  public int mostAtOnce() {
    return 150;
  }

  @Override
  public void handle(List<ReceivedEvent> events) {
    PreparedBatch batch = PREPARED.get();
    if (batch == null) {
      throw new IllegalStateException("an event that was not prepared");
    }
    application.apply(
        batch, events.stream().map(event -> batch.change(event.envelope().id())).toList());
  }
}
