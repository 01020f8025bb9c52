package dev.mingce.system;

import static dev.mingce.system.RunningPlatform.AUDIT;
import static dev.mingce.system.RunningPlatform.CUSTOMERS;
import static dev.mingce.system.RunningPlatform.DEDUP;
import static dev.mingce.system.RunningPlatform.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.kit.testing.ApiContract;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged services say about their API. */
@Order(2)
@ExtendWith(PlatformExtension.class)
class ApiDocumentTest {
  private final RunningPlatform platform;

  ApiDocumentTest(RunningPlatform platform) {
    this.platform = platform;
  }

  @ParameterizedTest
  @ValueSource(strings = {CUSTOMERS, DEDUP, AUDIT, NOTIFICATION})
  void everyServiceServesTheCommittedDocumentAndAPageToTryIt(String service) {
    Api api = platform.open(service);
    Answer document = api.get("/q/openapi?format=json");
    assertThat(document.status()).isEqualTo(200);
    ApiContract.of(service, document.text()).isTheCommittedOne();

    Answer page = api.get("/q/swagger-ui/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("/q/openapi");
  }

  @ParameterizedTest
  @ValueSource(strings = {CUSTOMERS, DEDUP, AUDIT, NOTIFICATION})
  void theTypeOfAProblemIsAPageThatExists(String service) {
    Api api = platform.open(service);
    Answer problem = api.get("/v1/dead-letters/" + service);
    assertThat(problem.status()).isEqualTo(401);

    Answer page = api.get(java.net.URI.create(problem.value("type")).getPath());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).contains("text/html;charset=UTF-8");
  }
}
