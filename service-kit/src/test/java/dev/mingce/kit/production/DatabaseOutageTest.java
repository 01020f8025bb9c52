package dev.mingce.kit.production;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.kit.app.Api;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The database takes nobody in any more and ends who is there, as while it restarts. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class DatabaseOutageTest {
  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  @Inject DataSource dataSource;

  @Test
  void isSaidAsSuchAndIsOverWithoutARestart() throws SQLException {
    try (Connection own = DriverManager.getConnection(url, user, password);
        Statement statement = own.createStatement()) {
      String database = own.getCatalog();
      statement.execute("ALTER DATABASE " + database + " CONNECTION LIMIT 0");
      try {
        statement.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND usename = current_user"
                + " AND pid <> pg_backend_pid()");

        Api.as("agent")
            .get("/v1/notes?limit=1")
            .then()
            .statusCode(503)
            .header("Retry-After", "5")
            .contentType("application/problem+json")
            .body("code", equalTo("unavailable"));
        get("/q/health/ready").then().statusCode(503);
        get("/q/health/live").then().statusCode(200);
      } finally {
        statement.execute("ALTER DATABASE " + database + " CONNECTION LIMIT -1");
      }
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          get("/q/health/ready").then().statusCode(200);
          Api.as("agent").get("/v1/notes?limit=1").then().statusCode(200);
        });
  }

  @Test
  void aServerThatIsGoneWithoutAWordHoldsNobodyForEver() throws SQLException {
    try (Connection pooled = dataSource.getConnection()) {
      assertThat(pooled.getNetworkTimeout()).isEqualTo(90_000);
    }
  }
}
