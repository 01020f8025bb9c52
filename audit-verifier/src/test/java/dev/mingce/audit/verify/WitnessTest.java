package dev.mingce.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.audit.note.SignedNote;
import dev.mingce.audit.note.SignerKey;
import dev.mingce.audit.note.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
  private static final SignerKey KEY =
      SignerKey.generate("witness.example/w1", VerifierKey.COSIGNATURE);

  @TempDir Path folder;

  private final SampleLog log = SampleLog.of(400);

  @Test
  void cosignsALogThatGrows() throws IOException {
    Witness witness = witness();

    Witness.Answer first = witness.add(request(log, 0, 100));
    Witness.Answer second = witness.add(request(log, 100, 400));
    Witness.Answer again = witness.add(request(log, 400, 400));

    assertThat(List.of(first.status(), second.status(), again.status())).containsOnly(200);
    SignedNote note = witness.cosigned().orElseThrow();
    assertThat(note.isSignedBy(KEY.verifier())).isTrue();
    assertThat(note.isSignedBy(SampleLog.KEY.verifier())).isTrue();
    assertThat(
            SignedNote.parse(log.note(400)).with(second.body().strip()).isSignedBy(KEY.verifier()))
        .isTrue();
  }

  @Test
  void cosignsNoHistoryThatWasRewritten() throws IOException {
    Witness witness = witness();
    witness.add(request(log, 0, 300));
    SampleLog rewritten = new SampleLog(log.entries);
    rewritten.entries.set(17, SampleLog.entry(17, "c-8", 2));
    rewritten.entries.set(18, SampleLog.entry(18, "c-1000", 1));

    assertThat(witness.add(request(rewritten, 300, 400)).status()).isEqualTo(422);
    assertThat(witness.add(request(rewritten, 300, 300)))
        .isEqualTo(new Witness.Answer(409, "300\n"));
    assertThat(witness.add(request(log, 300, 400)).status()).isEqualTo(200);
  }

  @Test
  void remembersAcrossARestartAndSaysHowFarItIs() throws IOException {
    witness().add(request(log, 0, 300));

    assertThat(witness().add(request(log, 0, 400))).isEqualTo(new Witness.Answer(409, "300\n"));
    assertThat(witness().add(request(log, 200, 200))).isEqualTo(new Witness.Answer(409, "300\n"));
  }

  @Test
  void refusesOtherLogsOtherKeysAndWhatIsNoRequest() throws IOException {
    SignerKey other = SignerKey.generate("audit.example/log", VerifierKey.ED25519);
    String note = log.note(10);

    assertThat(witness().add("old 0\n\n" + log.note(10, other)).status()).isEqualTo(403);
    assertThat(witness().add("old 0\n\n" + note.replace("audit.example", "b.example")).status())
        .isEqualTo(404);
    assertThat(witness().add("old 11\n\n" + note).status()).isEqualTo(400);
    assertThat(witness().add("new 0\n\n" + note).status()).isEqualTo(400);
    assertThat(witness().add("old 0\n???\n\n" + note).status()).isEqualTo(400);
    assertThat(witness().add("").status()).isEqualTo(400);
    assertThatThrownBy(() -> new Witness(SampleLog.KEY.verifier(), other, folder))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void looksAtTheLogByItselfAndReportsWhenItShrankOrWasRewritten() throws Exception {
    List<String> lines = new ArrayList<>();
    Path tree = new SampleLog(log.entries.subList(0, 300)).writeTo(folder.resolve("log"));
    try (WitnessServer server =
            WitnessServer.start(witness(), SampleLog.KEY.verifier(), "127.0.0.1", 0);
        LogSource source = LogSources.open(tree.toString(), null)) {
      server.look(source, lines::add);
      log.writeTo(tree);
      server.look(source, lines::add);
      assertThat(lines).containsExactly("cosigned 300 after 0", "cosigned 400 after 300");
      assertThat(get(server, "/checkpoint").body()).startsWith("audit.example/log\n400\n");

      new SampleLog(log.entries.subList(0, 399)).writeTo(tree);
      assertThatThrownBy(() -> server.look(source, lines::add))
          .hasMessage("size 399: the log shrank: it had 400 entries");

      SampleLog rewritten = SampleLog.of(500);
      rewritten.entries.set(100, SampleLog.entry(100, "c-1000", 1));
      rewritten.writeTo(tree);
      assertThatThrownBy(() -> server.look(source, lines::add))
          .hasMessage(
              "size 500: the log of 400 entries that was cosigned is not the beginning of this one");
    }
  }

  @Test
  void answersOverHttpAsTheProtocolSays() throws Exception {
    try (WitnessServer server =
        WitnessServer.start(witness(), SampleLog.KEY.verifier(), "127.0.0.1", 0)) {
      assertThat(get(server, "/checkpoint").statusCode()).isEqualTo(404);
      HttpResponse<String> cosigned = post(server, request(log, 0, 100));
      assertThat(cosigned.statusCode()).isEqualTo(200);
      assertThat(cosigned.body()).startsWith("— witness.example/w1 ").endsWith("\n");
      HttpResponse<String> conflict = post(server, request(log, 0, 100));
      assertThat(conflict.statusCode()).isEqualTo(409);
      assertThat(conflict.body()).isEqualTo("100\n");
      assertThat(conflict.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
      assertThat(get(server, "/add-checkpoint").statusCode()).isEqualTo(405);
    }
  }

  private Witness witness() {
    return new Witness(SampleLog.KEY.verifier(), KEY, folder.resolve("state"));
  }

  private static String request(SampleLog log, int from, int to) {
    StringBuilder request = new StringBuilder("old " + from + "\n");
    for (byte[] hash : log.proofs().consistency(from, to)) {
      request.append(Base64.getEncoder().encodeToString(hash)).append('\n');
    }
    return request + "\n" + log.note(to);
  }

  private static HttpResponse<String> get(WitnessServer server, String path) throws Exception {
    return send(server, HttpRequest.newBuilder(), path);
  }

  private static HttpResponse<String> post(WitnessServer server, String body) throws Exception {
    return send(
        server,
        HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)),
        "/add-checkpoint");
  }

  private static HttpResponse<String> send(
      WitnessServer server, HttpRequest.Builder request, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          request.uri(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
