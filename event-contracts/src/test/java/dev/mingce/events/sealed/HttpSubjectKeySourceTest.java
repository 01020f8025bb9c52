package dev.mingce.events.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.mingce.events.EventJson;
import dev.mingce.events.GoldenSamples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSubjectKeySourceTest {
  private static final SubjectKey KEY = GoldenSamples.key();

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 200;
  private volatile String body = "";
  private volatile Function<String, Reply> answering = uri -> new Reply(status, body);
  private HttpServer server;
  private HttpSubjectKeySource source;

  private record Reply(int status, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          Reply reply = answering.apply(exchange.getRequestURI().toString());
          byte[] bytes = reply.body().getBytes(UTF_8);
          exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    source = new HttpSubjectKeySource(base(), () -> "token-1");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static String json(Object value) {
    return new String(EventJson.write(value), UTF_8);
  }

  @Test
  void asksForOneKeyWithTheToken() {
    body = json(KEY.toJwk());

    assertThat(source.fetch(KEY.kid())).isEqualTo(new SubjectKeyAnswer.Found(KEY));
    assertThat(requests).containsExactly("GET /v1/subject-keys/" + KEY.kid() + " Bearer token-1");
  }

  @Test
  void keepsAPathInFrontOfTheApi() {
    body = json(KEY.toJwk());
    URI behindGateway = URI.create(base() + "/customers/");

    new HttpSubjectKeySource(behindGateway, () -> "t").fetch(KEY.kid());

    assertThat(requests)
        .containsExactly("GET /customers/v1/subject-keys/" + KEY.kid() + " Bearer t");
  }

  @Test
  void encodesTheKid() {
    status = 404;

    source.fetch("../a b?c");

    assertThat(requests).containsExactly("GET /v1/subject-keys/..%2Fa%20b%3Fc Bearer token-1");
  }

  @Test
  void tellsErasedFromUnknown() {
    status = 410;
    assertThat(source.fetch("k")).isEqualTo(new SubjectKeyAnswer.Gone());
    status = 404;
    assertThat(source.fetch("k")).isEqualTo(new SubjectKeyAnswer.Unknown());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 429, 500, 503})
  void givesNoAnswerOnAnyOtherStatus(int other) {
    status = other;

    assertThatThrownBy(() -> source.fetch("k"))
        .isInstanceOf(KeyServiceUnavailableException.class)
        .hasMessage("the key service answered " + other);
    assertThatThrownBy(() -> source.fetchAll(Set.of("k")))
        .isInstanceOf(KeyServiceUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{\"kty\":\"oct\",\"kid\":\"k\",\"k\":\"AAAA\"}",
        "{\"kty\":\"oct\",\"kid\":\"other\",\"k\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\"}"
      })
  void givesNoAnswerOnNonsenseAndTellsNothingOfIt(String nonsense) {
    body = nonsense;

    assertThatThrownBy(() -> source.fetch("k"))
        .isInstanceOf(KeyServiceUnavailableException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("AAAA", "AAEC", "html"));
  }

  @Test
  void givesNoAnswerWhenNobodyListens() {
    server.stop(0);

    assertThatThrownBy(() -> source.fetch("k"))
        .isInstanceOf(KeyServiceUnavailableException.class)
        .hasMessage("the key service gave no answer");
  }

  @Test
  void sortsManyKeysIntoFoundGoneAndUnknown() {
    body = json(new SubjectKeys(List.of(KEY.toJwk()), List.of("gone")));

    assertThat(source.fetchAll(new LinkedHashSet<>(List.of(KEY.kid(), "gone", "new"))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                KEY.kid(),
                new SubjectKeyAnswer.Found(KEY),
                "gone",
                new SubjectKeyAnswer.Gone(),
                "new",
                new SubjectKeyAnswer.Unknown()));
    assertThat(requests)
        .containsExactly(
            "GET /v1/subject-keys?kid=" + KEY.kid() + "&kid=gone&kid=new Bearer token-1");
  }

  @Test
  void asksForAtMostAHundredAtATime() {
    body = json(new SubjectKeys(List.of(), List.of()));
    Set<String> kids = new LinkedHashSet<>();
    for (int i = 0; i < 201; i++) {
      kids.add("k" + i);
    }

    assertThat(source.fetchAll(kids)).hasSize(201);
    assertThat(requests).hasSize(3);
    assertThat(requests.getLast()).isEqualTo("GET /v1/subject-keys?kid=k200 Bearer token-1");
  }

  @Test
  void asksWithShortLinesWhateverTheIdsAre() {
    body = json(new SubjectKeys(List.of(), List.of()));
    Set<String> kids = new LinkedHashSet<>();
    for (int i = 0; i < 200; i++) {
      kids.add(new java.util.UUID(7, i).toString());
    }

    assertThat(source.fetchAll(kids)).hasSize(200);
    assertThat(requests).hasSize(3).allSatisfy(line -> assertThat(line).hasSizeLessThan(3_200));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 414, 431})
  void anIdThatTheServiceCannotReadIsUnknownAndHidesNoOther(int refusal) {
    answering =
        uri ->
            uri.contains("bad")
                ? new Reply(refusal, "{}")
                : new Reply(200, json(new SubjectKeys(List.of(KEY.toJwk()), List.of("gone"))));

    assertThat(source.fetchAll(new LinkedHashSet<>(List.of("a", "bad", KEY.kid(), "gone"))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                KEY.kid(),
                new SubjectKeyAnswer.Found(KEY),
                "gone",
                new SubjectKeyAnswer.Gone(),
                "a",
                new SubjectKeyAnswer.Unknown(),
                "bad",
                new SubjectKeyAnswer.Unknown()));
    assertThat(source.fetch("bad")).isEqualTo(new SubjectKeyAnswer.Unknown());
  }

  @Test
  void waitsNoLongerForABodyThanForTheAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              Socket caller = silent.accept();
              caller
                  .getOutputStream()
                  .write("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{".getBytes(UTF_8));
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      HttpSubjectKeySource impatient =
          new HttpSubjectKeySource(
              URI.create("http://127.0.0.1:" + silent.getLocalPort()),
              () -> "t",
              HttpClient.newHttpClient(),
              Duration.ofMillis(300));

      assertThatThrownBy(() -> impatient.fetch("k"))
          .isInstanceOf(KeyServiceUnavailableException.class)
          .hasMessage("the key service gave no answer in time");
    }
  }
}
