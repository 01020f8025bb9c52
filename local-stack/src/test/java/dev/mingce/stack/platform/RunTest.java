package dev.mingce.stack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.stack.process.Ports;
import dev.mingce.stack.testing.PlatformProcess;
import dev.mingce.stack.testing.PlatformProcess.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as people use it, beside a platform that runs already. */
class RunTest {

  @TempDir static Path folder;
  private static PlatformProcess platform;

  @BeforeAll
  static void start() throws IOException {
    platform = PlatformProcess.start(folder.resolve("home"), Options.services("none"));
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  @Test
  void printsATokenAndNothingElse() throws Exception {
    Result token = run(Map.of(), "token", "--role", "agent", "--sub", "li.na", "--units", "a,b");

    assertThat(token.exitCode()).isZero();
    assertThat(token.output().strip()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    String claims =
        new String(
            java.util.Base64.getUrlDecoder().decode(token.output().strip().split("\\.", -1)[1]),
            StandardCharsets.UTF_8);
    assertThat(claims)
        .contains("\"iss\":\"http://localhost:" + platform.port("issuer") + "\"")
        .contains("\"sub\":\"li.na\"")
        .contains("\"orgUnits\":[\"a\",\"b\"]");
  }

  @Test
  void showsWhatRuns() throws Exception {
    Result status = run(Map.of(), "status");

    assertThat(status.exitCode()).isZero();
    assertThat(status.output())
        .contains("ready")
        .contains("process " + platform.pids().get("postgres"));
  }

  @Test
  void refusesASecondRunOnTheSameFolder() throws Exception {
    Result second = run(Map.of(), "--no-build", "--services=none");

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.output())
        .contains("Mingce runs already on")
        .contains("process " + platform.pids().get("stack"));
  }

  @Test
  void namesTheProcessThatHoldsAPort() throws Exception {
    Map<String, String> otherHome =
        Map.of(
            "MINGCE_HOME",
            folder.resolve("other").toString(),
            "MINGCE_PORT_KAFKA",
            Integer.toString(platform.port("kafka")));

    Result refused = run(otherHome, "--no-build", "--services=none");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output())
        .contains(
            "Port "
                + platform.port("kafka")
                + " is taken by process "
                + platform.pids().get("stack"))
        .contains("set MINGCE_PORT_KAFKA");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() throws Exception {
    assertThat(run(Map.of(), "--frsh").output()).contains("unknown option --frsh");
    assertThat(run(Map.of(), "token").output()).contains("token needs --role");
  }

  @Test
  void explainsItself() throws Exception {
    assertThat(run(Map.of(), "--help").output())
        .contains("--demo", "--fresh", "MINGCE_HOME", "MINGCE_PORT_");
  }

  @Test
  void keepsSecretsFromOtherUsers() throws IOException {
    for (String file : List.of("secrets.properties", "kek.json")) {
      Path secret = folder.resolve("home/keys").resolve(file);
      if (Files.exists(secret)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
            .isEqualTo("rw-------");
      }
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("home/keys"))))
        .isEqualTo("rwx------");
  }

  @Test
  void namesTheLimitsOfAPort() {
    assertThatThrownBy(() -> PlatformPort.from(Map.of("MINGCE_PORT_KAFKA", "99999")))
        .hasMessage("MINGCE_PORT_KAFKA is not a port: 99999");
  }

  private record Result(int exitCode, String output) {}

  private static Result run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("mingce.root"), "run").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Iterator<Integer> free = Ports.free(PlatformPort.values().length).iterator();
    for (PlatformPort port : PlatformPort.values()) {
      builder.environment().put(port.variable(), free.next().toString());
    }
    builder.environment().put("MINGCE_HOME", folder.resolve("home").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }
}
