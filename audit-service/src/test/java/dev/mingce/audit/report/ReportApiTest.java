package dev.mingce.audit.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.log.CheckpointService;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.verify.Main;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class ReportApiTest {
  @Inject EntryLogService log;
  @Inject CheckpointService checkpoints;
  @Inject ReportReader reader;
  @Inject Database database;
  @TempDir Path folder;

  private final String customer = Ids.next().toString();

  @Test
  void namesEveryMissingVersion() {
    append(
        Drafts.about(Ids.next(), customer, 1),
        Drafts.about(Ids.next(), customer, 4),
        Drafts.about(Ids.next(), customer, 3),
        Drafts.about(Ids.next(), customer, 8));

    List<CompletenessReport.Missing> gaps =
        reader.gaps(Instant.now().plusSeconds(60), 100_000).stream()
            .filter(gap -> gap.customerId().equals(customer))
            .toList();

    assertThat(gaps)
        .extracting(CompletenessReport.Missing::fromVersion, CompletenessReport.Missing::toVersion)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(2L, 2L),
            org.assertj.core.groups.Tuple.tuple(5L, 7L));
    as("auditor")
        .get("/v1/audit/reports/completeness")
        .then()
        .statusCode(200)
        .body("missing.findAll { it.customerId == '" + customer + "' }.size()", equalTo(0));
  }

  @Test
  void listsWhoSawACustomer() {
    append(
        Drafts.of("customer.updated", Outcome.DONE, "li.na", customer, Drafts.AT),
        Drafts.of("customer.reveal", Outcome.DONE, "li.na", customer, Drafts.AT),
        Drafts.of("customer.reveal", Outcome.DENIED, "nosy", customer, Drafts.AT),
        Drafts.of("customer.export", Outcome.DONE, "chen.jie", customer, Drafts.AT));

    as("privacy-officer")
        .queryParam("customerId", customer)
        .get("/v1/audit/disclosures")
        .then()
        .statusCode(200)
        .body("items.subject", contains("chen.jie", "li.na"))
        .body("items.action", contains("customer.export", "customer.reveal"))
        .body("items[1].purpose", equalTo("support"));
    as("auditor")
        .queryParam("customerId", "x")
        .get("/v1/audit/disclosures")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-parameter"));
    as("agent").get("/v1/audit/disclosures").then().statusCode(403);
  }

  @Test
  void exportsWhatTheVerifierAccepts() throws IOException {
    append(
        Drafts.of("customer.updated", Outcome.DONE, "=li.na", customer, Drafts.AT),
        Drafts.of("customer.reveal", Outcome.DENIED, "a,\"b\"", customer, Drafts.AT));
    long size = database.number("SELECT size FROM log_head");
    Awaitility.await().until(() -> checkpoints.latest().size() >= size);

    byte[] archive =
        as("auditor")
            .queryParam("target", customer)
            .get("/v1/audit/exports")
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .extract()
            .asByteArray();

    Path file = Files.write(folder.resolve("export.zip"), archive);
    List<String> lines = new ArrayList<>();
    assertThat(Main.run(lines::add, "verify", file.toString(), "--key", checkpoints.verifierKey()))
        .isZero();
    assertThat(lines.getFirst()).startsWith("bundle: 2 entries, each in the log of ");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(text(zip, "entries.csv")).contains(",'=li.na,user,", ",\"a,\"\"b\"\"\",user,");
      assertThat(text(zip, "ocsf.ndjson").lines())
          .satisfiesExactly(
              change -> assertThat(change).contains("\"class_uid\":3004", "\"status_id\":1"),
              look ->
                  assertThat(look)
                      .contains(
                          "\"class_uid\":6003",
                          "\"operation\":\"customer.reveal\"",
                          "\"status_id\":2"));
      assertThat(text(zip, "export.json"))
          .isEqualTo("{\"count\":2,\"more\":false,\"filters\":[\"target\"]}\n");
    }
    as("admin").get("/v1/audit/exports").then().statusCode(403);
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  private void append(EntryDraft... drafts) {
    QuarkusTransaction.requiringNew().run(() -> List.of(drafts).forEach(log::append));
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(LocalStack.shared().token(role));
  }
}
