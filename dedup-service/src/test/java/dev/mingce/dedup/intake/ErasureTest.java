package dev.mingce.dedup.intake;

import static dev.mingce.dedup.Http.posting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.Unlike;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class ErasureTest {

  private static final String MOBILE = "13200000001";

  @Inject TestIntake intake;
  @Inject TestDatabase tables;
  @Inject Database database;

  private final String family = new Unlike().family();

  @Test
  void nothingOfAnErasedCustomerIsLeftBehindInAnyTable() {
    TestCustomer erased = intake.customer().named(family, "小明").mobile(MOBILE);
    TestCustomer held = intake.customer().named(family, "晓明").mobile(MOBILE);
    TestCustomer same = intake.customer().named(family, "小明").mobile(MOBILE);
    TestCustomer asserted = intake.customer().named("Smith", "John").mobile("13200000002");
    intake.register(erased, held, same, asserted);
    decide(erased, held);
    assertPair(erased, asserted);
    database.update(
        "INSERT INTO rescore_task (customer_id) VALUES (?) ON CONFLICT DO NOTHING", erased.id());
    assertThat(tables.tablesNaming(erased.id()))
        .contains(
            "assertion",
            "cluster_member",
            "customer_record",
            "edge",
            "idempotent_answer",
            "match_pair",
            "record_key");
    UUID pair = pair(erased, held);
    assertThat(tables.count("label", pair)).isEqualTo(1);

    intake.apply(erased.erased());

    assertThat(tables.tablesNaming(erased.id())).isSubsetOf("customer_record", "outbox", "verdict");
    assertThat(tables.hasFeatures(erased.id())).isFalse();
    assertThat(
            database.query(
                "SELECT 1 FROM customer_record WHERE customer_id = ? AND (key_hashes IS NOT NULL OR"
                    + " second_hashes IS NOT NULL OR unit IS NOT NULL)",
                row -> true,
                erased.id()))
        .isEmpty();
    assertThat(tables.tablesNaming(pair)).isEmpty();
    assertThat(tables.cluster(held.id())).containsExactly(held.id(), same.id());
  }

  private void decide(TestCustomer one, TestCustomer other) {
    posting("steward", "{\"decision\":\"accept\"}")
        .header("If-Match", "\"1\"")
        .post("/v1/reviews/" + pair(one, other) + "/decision")
        .then()
        .statusCode(200);
  }

  private void assertPair(TestCustomer one, TestCustomer other) {
    posting(
            "steward",
            "{\"left\":\"%s\",\"right\":\"%s\",\"type\":\"cannot-link\"}"
                .formatted(one.id(), other.id()))
        .post("/v1/assertions")
        .then()
        .statusCode(201);
  }

  private UUID pair(TestCustomer one, TestCustomer other) {
    List<UUID> pairs =
        database.query(
            "SELECT id FROM match_pair WHERE left_id IN (?, ?) AND right_id IN (?, ?)",
            row -> row.getObject(1, UUID.class),
            one.id(),
            other.id(),
            one.id(),
            other.id());
    return pairs.getFirst();
  }
}
