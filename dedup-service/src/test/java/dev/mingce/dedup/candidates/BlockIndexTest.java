package dev.mingce.dedup.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.blocking.StoredKey;
import dev.mingce.dedup.blocking.StoredKeys;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class BlockIndexTest {

  private static final SplittableRandom RANDOM = new SplittableRandom();

  @Inject Database database;
  @Inject CustomerRecords customers;
  @Inject DedupSettings settings;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final int cap = 200;
  private final StoredKey shared = new StoredKey("n", RANDOM.nextLong());
  private final long oneYear = RANDOM.nextLong();
  private final long otherYear = RANDOM.nextLong();

  @Test
  void aBlockAboveTheCapIsToldApartBySecondKeysAndNoneOfItIsDropped() {
    BlockIndex blocks = new BlockIndex(database, metrics, settings);
    List<UUID> born = new ArrayList<>();
    List<UUID> others = new ArrayList<>();
    for (int i = 0; i < cap + 50; i++) {
      UUID id = Ids.next();
      (i % 10 == 0 ? born : others).add(id);
      put(blocks, id, hashes(i % 10 == 0 ? oneYear : otherYear));
    }

    assertThat(blocks.holders(hashes(oneYear))).containsExactlyElementsOf(born);
    assertThat(blocks.holders(hashes(otherYear))).hasSize(cap).isSubsetOf(others);
    assertThat(metrics.counter("mingce.dedup.block.capped").count()).isEqualTo(1);
  }

  @Test
  void whatAKeySaysAlreadyDoesNotTellItsRecordsApart() {
    StoredKeys.Hashes hashes = new StoredKeys.Hashes(List.of(shared), List.of(5L, 6L), "13", 1);

    assertThat(hashes.refined(shared)).containsExactly(shared.hash() ^ 6L);
  }

  @Test
  void aCustomerHasTheKeysOfItsNewestVersionOnly() {
    BlockIndex blocks = new BlockIndex(database, metrics, settings);
    StoredKey other = new StoredKey("p", RANDOM.nextLong());
    UUID id = Ids.next();
    put(blocks, id, hashes(oneYear));
    blocks.remove(List.of(id));
    put(blocks, id, new StoredKeys.Hashes(List.of(other), List.of(), "", 1));

    assertThat(blocks.holders(hashes(oneYear))).isEmpty();
    assertThat(blocks.holders(new StoredKeys.Hashes(List.of(other), List.of(), "", 2)))
        .containsExactly(id);
    blocks.remove(List.of(id));
    assertThat(blocks.holders(new StoredKeys.Hashes(List.of(other), List.of(), "", 2))).isEmpty();
  }

  @Test
  void aCustomerOfASplitBlockLeavesNoKeyBehind() {
    BlockIndex blocks = new BlockIndex(database, metrics, settings);
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i <= cap; i++) {
      UUID id = Ids.next();
      ids.add(id);
      put(blocks, id, hashes(oneYear));
    }

    blocks.remove(ids);

    assertThat(blocks.holders(hashes(oneYear))).isEmpty();
    assertThat(
            database.query(
                "SELECT 1 FROM record_key WHERE customer_id = ANY (?)", row -> true, ids))
        .isEmpty();
  }

  // The key of a full name, a second key of the year, and one of a phone that is everybody's own.
  private StoredKeys.Hashes hashes(long year) {
    return new StoredKeys.Hashes(
        List.of(shared), List.of(RANDOM.nextLong(), year, RANDOM.nextLong()), "139", 1);
  }

  private void put(BlockIndex blocks, UUID id, StoredKeys.Hashes hashes) {
    CustomerRecord customer =
        new CustomerRecord(
            id, "person", 1, CustomerFacts.ACTIVE, "sales-east", null, 1, "key-" + id, null);
    customers.save(List.of(new CustomerRecords.Kept(customer, hashes)));
    blocks.add(Map.of(id, hashes));
  }
}
