package dev.mingce.dedup.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.events.CustomerChange;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class GenericValueTest {

  private static final String SHOP = "+861051234567";
  // No two are read alike.
  private static final String SYLLABLES = "赵钱孙周吴郑冯陈褚卫蒋丁韩杨朱秦尤许何吕施张孔曹严华金谢陶邹";
  private static final int SHARING = 10_000;

  @Inject TestIntake intake;
  @Inject TestDatabase database;
  @Inject Database sql;

  @Test
  void aPhoneOfTenThousandNeitherBlocksNorScores() {
    TestCustomer twin = intake.customer().named("王", "晓芳").mobile(SHOP);
    TestCustomer other = intake.customer().named("王", "小芳").mobile(SHOP);
    intake.register(twin, other);
    assertThat(database.pairs(twin.id())).containsExactly("open review");
    List<UUID> crowd = new ArrayList<>();
    List<CustomerChange> batch = new ArrayList<>();
    for (int i = 0; i < SHARING; i++) {
      TestCustomer customer =
          intake.customer().named(name(i / 900), name(i) + name(i / 30)).mobile(SHOP);
      crowd.add(customer.id());
      batch.add(customer.registered());
      if (batch.size() == 125) {
        intake.apply(batch.toArray(CustomerChange[]::new));
        batch.clear();
      }
    }
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> sql.query("SELECT 1 FROM rescore_task", row -> true).isEmpty());

    assertThat(sql.query("SELECT hash FROM generic_value", row -> row.getLong(1))).isNotEmpty();
    assertThat(
            sql.query(
                "SELECT id FROM match_pair WHERE state = 'open' AND (left_id = ANY (?) OR right_id = ANY (?))",
                row -> row.getObject(1, UUID.class),
                crowd,
                crowd))
        .isEmpty();
    assertThat(database.pairs(twin.id())).containsExactly("withdrawn distinct");
    assertThat(database.published(twin.id())).endsWith("dedup.decision-withdrawn.v1");
    // A model that another test puts in force would be tried on all of them.
    sql.update("UPDATE customer_record SET features = NULL WHERE customer_id = ANY (?)", crowd);
  }

  private static String name(int i) {
    return SYLLABLES.substring(i % SYLLABLES.length(), i % SYLLABLES.length() + 1);
  }
}
