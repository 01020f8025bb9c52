package dev.mingce.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.events.MalformedEventException;
import dev.mingce.kit.Ids;
import dev.mingce.kit.app.Rows;
import dev.mingce.kit.app.Tally;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class BatchEventHandlerTest {
  @Inject EventProcessor processor;
  @Inject DataSource dataSource;
  @Inject Rows rows;

  private final String consumer = "consumer-" + Ids.next();
  private final String key = Ids.next().toString();
  private final String otherKey = Ids.next().toString();

  /** Notes how many events it is given at once. */
  private static final class Together extends Tally implements BatchEventHandler {
    private final List<Integer> sizes = new ArrayList<>();

    Together(String consumer, DataSource dataSource) {
      super(consumer, Set.of(Events.TOPIC), dataSource);
    }

    @Override
    public void handle(List<ReceivedEvent> events) {
      sizes.add(events.size());
      events.forEach(this::handle);
    }
  }

  @Test
  void givesTheEventsOfATransactionTogetherInTheirOrderAndRepeatedOnesNotAtAll() {
    Together together = new Together(consumer, dataSource);
    RawEvent first = Events.noted(key, 1, 5);
    processor.process(together, List.of(first));

    processor.process(
        together, List.of(first, Events.noted(key, 2, 7), Events.noted(otherKey, 1, 3), first));

    assertThat(together.sizes).containsExactly(2);
    assertThat(together.state(key)).isEqualTo(new Tally.State(12, List.of(1L, 2L)));
    assertThat(together.state(otherKey)).isEqualTo(new Tally.State(3, List.of(1L)));
  }

  @Test
  void oneThatCannotBeReadCostsThoseAroundItNothing() {
    Together together = new Together(consumer, dataSource);
    String bad = Ids.next().toString();
    together.trouble(
        bad,
        event -> {
          throw new MalformedEventException("never");
        });

    processor.process(
        together,
        List.of(Events.noted(key, 1, 5), Events.noted(bad, 1, 1), Events.noted(otherKey, 1, 3)));

    assertThat(together.sizes).containsExactly(3);
    assertThat(together.state(key)).isEqualTo(new Tally.State(5, List.of(1L)));
    assertThat(together.state(otherKey)).isEqualTo(new Tally.State(3, List.of(1L)));
    assertThat(together.state(bad)).isEqualTo(Tally.State.EMPTY);
    assertThat(rows.count("inbox", "consumer = ?", consumer)).isEqualTo(3);
  }
}
