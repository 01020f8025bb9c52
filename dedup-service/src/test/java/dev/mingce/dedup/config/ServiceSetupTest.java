package dev.mingce.dedup.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class ServiceSetupTest {

  @Inject DedupSettings settings;
  @Inject ServiceToken token;

  @Test
  void theDefaultsAreThoseOfTheLocalRun() {
    assertThat(settings.blockCap()).isEqualTo(200);
    assertThat(settings.trainingRecords()).isEqualTo(200_000);
    assertThat(settings.review().due()).isEqualTo(Duration.ofDays(3));
    assertThat(settings.review().claim()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.review().fourEyes()).isFalse();
    assertThat(settings.customerServiceUrl()).isEqualTo(URI.create("http://localhost:8081"));
  }

  @Test
  void theServiceGetsATokenOfItsOwnAndKeepsIt() {
    String first = token.get();
    assertThat(first.split("\\.")).hasSize(3);
    assertThat(token.get()).isEqualTo(first);
  }
}
