package dev.mingce.notification.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.kit.Ids;
import dev.mingce.kit.audit.Refusals;
import dev.mingce.kit.digest.DigestSettings;
import dev.mingce.kit.testing.RecordedRefusals;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What this service tells the audit log of those whom it did not let. */
@QuarkusTest
class RefusedCallersTest {
  @Inject Refusals refusals;
  @Inject DigestSettings digests;
  @Inject DataSource dataSource;

  @Test
  void areToldToTheAuditLog() throws SQLException {
    RecordedRefusals recorded = new RecordedRefusals(dataSource);
    refusals.flush();
    String unit = "unit-" + Ids.next();
    String token = LocalStack.shared().token(TokenSpec.role("auditor").withUnits(unit));
    given().auth().oauth2(token).get("/v1/deliveries").then().statusCode(403);
    given().auth().oauth2(token + "x").get("/v1/deliveries").then().statusCode(401);
    refusals.flush();

    assertThat(recorded.ofUnit(unit))
        .containsExactly("authorize permission listDeliveries auditor");
    assertThat(recorded.because("invalid-token")).contains("authenticate invalid-token");
  }

  @Test
  void andWhatItSendsIsSigned() {
    assertThat(digests.topics().orElseThrow())
        .containsExactly("mingce.notification.outcomes.v1", "mingce.customer.access.v1");
  }
}
