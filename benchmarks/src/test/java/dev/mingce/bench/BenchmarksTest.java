package dev.mingce.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
  private static final Pattern INSERT = Pattern.compile("INSERT INTO (\\w+) \\(([^)]+)\\)");

  @Test
  void theRateIsReadFromTheReportOfPgbench() {
    assertThat(PgBench.rate("latency average = 9 ms\ntps = 3571.25 (without initial)"))
        .isEqualTo(3571.25);
    assertThatThrownBy(() -> PgBench.rate("nothing")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theMedianIsTheMiddleOfAnOddNumberOfRounds() {
    assertThat(CreateLoad.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
  }

  @Test
  void theReferenceWritesTheTablesThatTheServiceWrites() throws Exception {
    String script = Files.readString(PgBench.script("create.sql"));
    Path root = Path.of(System.getProperty("mingce.root"));
    String service =
        sources(root.resolve("customer-service/src/main/java/dev/mingce/customer/record"))
            + sources(root.resolve("service-kit/src/main/java/dev/mingce/kit/outbox"))
            + sources(root.resolve("service-kit/src/main/java/dev/mingce/kit/idempotency"));
    String joined = service.replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
    Matcher insert = INSERT.matcher(script);
    int found = 0;
    while (insert.find()) {
      assertThat(joined).contains("INSERT INTO " + insert.group(1) + " (" + insert.group(2) + ")");
      found++;
    }
    assertThat(found).isEqualTo(7);
  }

  private static String sources(Path folder) throws Exception {
    StringBuilder text = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
