package dev.mingce.dedup.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.blocking.BlockingKey;
import dev.mingce.dedup.blocking.BlockingRule;
import dev.mingce.dedup.config.DedupSettings;
import dev.mingce.events.CustomerFacts;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class BlockIndexTest {

  @Inject Database database;
  @Inject CustomerRecords customers;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void anOverfullKeyGivesItsNewestHoldersAndIsCounted() {
    BlockIndex blocks = new BlockIndex(database, metrics, capOf(2));
    BlockingKey shared = key();
    BlockingKey own = key();
    List<UUID> ids = Stream.generate(this::customer).limit(3).toList();
    ids.forEach(id -> blocks.replace(id, List.of(shared)));
    blocks.replace(ids.getFirst(), List.of(shared, own));

    assertThat(blocks.holders(List.of(shared))).containsExactly(ids.get(1), ids.get(2));
    assertThat(metrics.counter("mingce.dedup.block.capped", "rule", "phone").count()).isEqualTo(1);
    assertThat(blocks.holders(List.of(shared, own))).containsExactlyElementsOf(ids);
  }

  @Test
  void aCustomerHasTheKeysOfItsNewestVersionOnly() {
    BlockIndex blocks = new BlockIndex(database, metrics, capOf(2));
    BlockingKey before = key();
    BlockingKey after = key();
    UUID id = customer();
    blocks.replace(id, List.of(before));
    blocks.replace(id, List.of(after));

    assertThat(blocks.holders(List.of(before))).isEmpty();
    assertThat(blocks.holders(List.of(after))).containsExactly(id);
    blocks.replace(id, List.of());
    assertThat(blocks.holders(List.of(after))).isEmpty();
  }

  private UUID customer() {
    UUID id = Ids.next();
    customers.save(
        new CustomerRecord(id, 1, CustomerFacts.ACTIVE, "sales-east", 1, "key-" + id, null));
    return id;
  }

  private static BlockingKey key() {
    return new BlockingKey(BlockingRule.PHONE, UUID.randomUUID());
  }

  private static DedupSettings capOf(int cap) {
    return new DedupSettings() {
      @Override
      public int blockCap() {
        return cap;
      }

      @Override
      public URI customerServiceUrl() {
        return URI.create("http://localhost");
      }
    };
  }
}
