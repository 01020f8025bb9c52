package dev.mingce.customer.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.kit.audit.Refusals;
import dev.mingce.kit.digest.DigestSettings;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the audit log is told. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class AuditTrailTest {
  @Inject DataSource dataSource;
  @Inject Refusals refusals;
  @Inject DigestSettings digests;

  private final CustomerApi api = new CustomerApi();

  @Test
  void withoutARecordOfTheLookNoDataLeaves() throws SQLException {
    String path = api.create(person());
    assertThat(api.revealed(path).asString()).contains("王小明");
    execute(
        "ALTER TABLE outbox ADD CONSTRAINT no_looks CHECK (type <> 'customer.accessed.v1') NOT"
            + " VALID");
    try {
      Response refused = api.revealed(path);

      assertThat(refused.statusCode()).isGreaterThanOrEqualTo(500);
      assertThat(refused.asString()).doesNotContain("王小明", "小明", api.unit());
      api.agent().get(path).then().statusCode(200);
    } finally {
      execute("ALTER TABLE outbox DROP CONSTRAINT no_looks");
    }
    assertThat(api.revealed(path).asString()).contains("王小明");
  }

  @Test
  void tellsOfARecordOfAnotherUnitAndOfADeniedReveal() throws SQLException {
    String path = api.create(person());
    String id = path.substring(path.lastIndexOf('/') + 1);
    CustomerApi.as("agent", "elsewhere").get(path).then().statusCode(404);
    CustomerApi.as("analyst", api.unit())
        .header("Accept-Mask", "none")
        .header("Purpose", "support")
        .get(path)
        .then()
        .statusCode(403);

    assertThat(
            texts(
                "SELECT concat_ws(' ', e ->> 'outcome', e ->> 'reason') FROM (SELECT id,"
                    + " convert_from(payload, 'UTF8')::jsonb AS e FROM outbox WHERE type ="
                    + " 'customer.accessed.v1' AND key = '"
                    + id
                    + "') o ORDER BY id"))
        .containsExactly("denied unit", "denied permission");
  }

  @Test
  void tellsWhoMayNotDoWhatAndWhoNamesAUnitThatIsNotTheirs() throws SQLException {
    refusals.flush();
    String analyst = "analyst-" + UUID.randomUUID();
    CustomerApi.post(CustomerApi.as("analyst", analyst), CustomerApi.CUSTOMERS, person())
        .then()
        .statusCode(403);
    CustomerApi.post(CustomerApi.as("agent", analyst), CustomerApi.CUSTOMERS, person())
        .then()
        .statusCode(403);
    refusals.flush();

    assertThat(
            texts(
                "SELECT concat_ws(' ', e ->> 'action', e ->> 'reason', e ->> 'operation', e #>>"
                    + " '{actor,roles,0}') FROM (SELECT id, convert_from(payload, 'UTF8')::jsonb AS"
                    + " e FROM outbox WHERE type = 'access.refused.v1') o WHERE e #>> '{actor,unit}'"
                    + " = '"
                    + analyst
                    + "' ORDER BY id"))
        .containsExactly(
            "authorize permission registerCustomer analyst",
            "authorize unit-not-permitted registerCustomer agent");
  }

  @Test
  void tellsWhoChangedAnIdentifierType() throws SQLException {
    String type = "/v1/identifier-types/passport";
    Response changed =
        api.steward()
            .contentType("application/merge-patch+json")
            .header("If-Match", api.steward().get(type).header("ETag"))
            .body("{\"stability\":\"changing\"}")
            .patch(type);
    changed.then().statusCode(200);

    assertThat(administration())
        .containsExactly(
            "identifier-type.changed identifier-type passport "
                + changed.path("version")
                + " [\"/stability\"]");
  }

  @Test
  void tellsWhoChangedTheSurvivorshipPolicy() throws SQLException {
    String policy = "/v1/survivorship-policy";
    Response current = api.steward().get(policy);
    // As it was: the policy holds for the customers of all tests.
    Map<String, Object> same = new LinkedHashMap<>(current.jsonPath().getMap(""));
    same.remove("version");
    Response changed =
        api.steward()
            .contentType("application/json")
            .header("If-Match", current.header("ETag"))
            .body(same)
            .put(policy);
    changed.then().statusCode(200);

    assertThat(administration())
        .containsExactly(
            "survivorship-policy.changed survivorship-policy "
                + changed.path("version")
                + " [\"/rules\", \"/fallback\", \"/ranks\"]");
  }

  @Test
  void signsWhatItSendsOfChangesAndLooks() {
    assertThat(digests.topics().orElseThrow())
        .containsExactly("mingce.customer.changes.v1", "mingce.customer.access.v1");
  }

  private List<String> administration() throws SQLException {
    return texts(
        "SELECT concat_ws(' ', e ->> 'action', e ->> 'targetType', e ->> 'targetId', e ->>"
            + " 'version', e ->> 'changedFields') FROM (SELECT id, convert_from(payload,"
            + " 'UTF8')::jsonb AS e FROM outbox WHERE type = 'administration.recorded.v1') o WHERE"
            + " e #>> '{actor,unit}' = '"
            + api.unit()
            + "' ORDER BY id");
  }

  private String person() {
    return """
    {"kind":"person","name":{"full":"王小明"},"owner":{"unit":"%s","user":"li.na"}}
    """
        .formatted(api.unit());
  }

  private List<String> texts(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
