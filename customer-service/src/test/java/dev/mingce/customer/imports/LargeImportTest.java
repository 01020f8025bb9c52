package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files at the limit and beyond it. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class LargeImportTest {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int LIMIT = 100 * MEGABYTE;

  @TempDir Path folder;

  @ConfigProperty(name = "quarkus.http.body.uploads-directory")
  String uploads;

  private final ImportClient agent = ImportClient.agent("li.na", "sales-east");

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(uploads))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void refusesAFileBeyondTheLimit() throws Exception {
    assertTooLarge(LargeUpload.post(empty(LIMIT + 1)), "import-too-large");
  }

  @Test
  void refusesABodyThatSaysThatItIsBeyondTheLimitOfTheServer() throws Exception {
    assertTooLarge(LargeUpload.post(empty(102 * MEGABYTE)), "import-too-large");
    assertTooLarge(LargeUpload.post(empty(300 * MEGABYTE)), "import-too-large");
    assertTooLarge(
        LargeUpload.send("/v1/customers", BodyPublishers.ofFile(empty(102 * MEGABYTE))),
        "body-too-large");
  }

  @Test
  void refusesABodyThatTurnsOutToBeBeyondTheLimitOfTheServer() throws Exception {
    assertTooLarge(LargeUpload.stream(empty(102 * MEGABYTE)), "import-too-large");
    assertTooLarge(LargeUpload.stream(empty(300 * MEGABYTE)), "import-too-large");
  }

  @Test
  void takesAFileThatIsStreamed() throws Exception {
    Path file = Files.writeString(folder.resolve("small.csv"), "name\nx\n");
    HttpResponse<String> response = LargeUpload.stream(file);

    assertThat(response.statusCode()).isEqualTo(202);
    agent.finished(json(response).path("id").asText()).body("created", equalTo(1));
  }

  @Test
  void takesAsManyRowsAsTheLimitHolds() throws Exception {
    byte[] row = "客户".concat("名".repeat(8)).concat("\n").getBytes(StandardCharsets.UTF_8);
    byte[] header = "name\n".getBytes(StandardCharsets.UTF_8);
    int rows = (LIMIT - header.length) / row.length;
    Path file = folder.resolve("rows.csv");
    try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(header);
      for (int i = 0; i < rows; i++) {
        out.write(row);
      }
    }
    HttpResponse<String> response = LargeUpload.post(file);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(json(response).path("total").asInt()).isEqualTo(rows);
    String job = json(response).path("id").asText();
    agent.await(job, state -> state.jsonPath().getLong("created") > 0);
    agent.request().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);
  }

  @Test
  void refusesAFileOfOneEndlessLine() throws Exception {
    HttpResponse<String> response = LargeUpload.post(filled(""));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("code").asText()).isEqualTo("import-unreadable");
    assertThat(json(response).at("/errors/0/code").asText()).isEqualTo("row-too-long");
    assertThat(json(response).at("/errors/0/message").asText()).isEqualTo("该行超过 100000 个字符。");
  }

  @Test
  void reportsAnEndlessLineBelowTheHeaderAsARow() throws Exception {
    HttpResponse<String> response = LargeUpload.post(filled("name\nx\n"));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    String job = json(response).path("id").asText();
    agent.finished(job).body("created", equalTo(1)).body("rejected", equalTo(1));
    assertThat(agent.report(job, "en"))
        .containsExactly("3,,error,row-too-long,The row is longer than 100000 characters.");
  }

  private static void assertTooLarge(HttpResponse<String> response, String code)
      throws IOException {
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode problem = json(response);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(413);
    assertThat(problem.path("type").asText()).endsWith("/problems/customer-service/" + code);
    assertThat(problem.path("detail").asText())
        .isEqualTo(code.equals("import-too-large") ? "导入文件不得超过 100 MB。" : "请求正文超出此操作的限制。");
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }

  private Path empty(long size) throws IOException {
    Path file = folder.resolve(size + ".csv");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(size);
    }
    return file;
  }

  private Path filled(String start) throws IOException {
    Path file = folder.resolve("line.csv");
    byte[] letters = "x".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(start.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 99; i++) {
        out.write(letters);
      }
    }
    return file;
  }
}
