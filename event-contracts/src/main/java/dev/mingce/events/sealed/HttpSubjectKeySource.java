package dev.mingce.events.sealed;

import dev.mingce.events.EventJson;
import dev.mingce.events.MalformedEventException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks customer-service for subject keys: {@code GET /v1/subject-keys/{kid}} and {@code GET
 * /v1/subject-keys?kid=a&kid=b}. The caller needs the permission {@code keys:unseal}; every answer
 * is audited over there. Keys and tokens are never logged.
 */
public final class HttpSubjectKeySource implements SubjectKeySource {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  // What a server answers that cannot take the question itself: no id of a key, too long a line or
  // too large a header.
  private static final Set<Integer> NOT_A_QUESTION = Set.of(400, 414, 431);

  // Servers take 4,096 bytes as the first line of a request unless told otherwise.
  private static final int MAX_QUERY_CHARS = 3_000;

  private final URI keys;
  private final Supplier<String> bearerToken;
  private final HttpClient client;
  private final Duration timeout;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Answer(int status, byte[] body) {}

  /**
   * A source with a client of its own.
   *
   * @param base where customer-service is, such as {@code https://customers.example/}
   * @param bearerToken gives a token that is valid now; called for each request
   */
  public HttpSubjectKeySource(URI base, Supplier<String> bearerToken) {
    // A redirect would carry the token to somewhere else, so none is followed.
    this(
        base,
        bearerToken,
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());
  }

  /** A source with a given client, for those who need their own TLS settings or proxy. */
  public HttpSubjectKeySource(URI base, Supplier<String> bearerToken, HttpClient client) {
    this(base, bearerToken, client, REQUEST_TIMEOUT);
  }

  HttpSubjectKeySource(
      URI base, Supplier<String> bearerToken, HttpClient client, Duration timeout) {
    String root = base.toString();
    this.keys = URI.create((root.endsWith("/") ? root : root + "/") + "v1/subject-keys");
    this.bearerToken = bearerToken;
    this.client = client;
    this.timeout = timeout;
  }

  @Override
  public SubjectKeyAnswer fetch(String kid) {
    Answer answer = get(keys + "/" + encode(kid));
    return switch (answer.status()) {
      case OK -> found(kid, read(answer, JsonWebKey.class));
      case GONE -> new SubjectKeyAnswer.Gone();
      case NOT_FOUND -> new SubjectKeyAnswer.Unknown();
      default -> {
        if (NOT_A_QUESTION.contains(answer.status())) {
          yield new SubjectKeyAnswer.Unknown();
        }
        throw refused(answer);
      }
    };
  }

  @Override
  public Map<String, SubjectKeyAnswer> fetchAll(Set<String> kids) {
    Map<String, SubjectKeyAnswer> answers = new HashMap<>();
    List<String> question = new ArrayList<>();
    int length = 0;
    for (String kid : kids) {
      int more = parameter(kid).length() + 1;
      boolean full =
          question.size() == SubjectKeys.MAX_PER_REQUEST || length + more > MAX_QUERY_CHARS;
      if (full && !question.isEmpty()) {
        answers.putAll(fetchSome(question));
        question.clear();
        length = 0;
      }
      question.add(kid);
      length += more;
    }
    if (!question.isEmpty()) {
      answers.putAll(fetchSome(question));
    }
    return answers;
  }

  private Map<String, SubjectKeyAnswer> fetchSome(List<String> kids) {
    String query =
        kids.stream().map(HttpSubjectKeySource::parameter).collect(Collectors.joining("&"));
    Answer answer = get(keys + "?" + query);
    if (NOT_A_QUESTION.contains(answer.status())) {
      return fetchHalves(kids);
    }
    if (answer.status() != OK) {
      throw refused(answer);
    }
    SubjectKeys found = read(answer, SubjectKeys.class);
    Map<String, JsonWebKey> byKid = new HashMap<>();
    found.keys().forEach(jwk -> byKid.put(jwk.kid(), jwk));
    Set<String> gone = new HashSet<>(found.gone());
    Map<String, SubjectKeyAnswer> answers = new HashMap<>();
    for (String kid : kids) {
      JsonWebKey jwk = byKid.get(kid);
      if (jwk != null) {
        answers.put(kid, found(kid, jwk));
      } else {
        answers.put(
            kid, gone.contains(kid) ? new SubjectKeyAnswer.Gone() : new SubjectKeyAnswer.Unknown());
      }
    }
    return answers;
  }

  // An id comes out of an event, so anybody who can publish chooses it. One that the service cannot
  // even read must not keep those of other customers from being found.
  private Map<String, SubjectKeyAnswer> fetchHalves(List<String> kids) {
    if (kids.size() == 1) {
      return Map.of(kids.getFirst(), new SubjectKeyAnswer.Unknown());
    }
    int half = kids.size() / 2;
    Map<String, SubjectKeyAnswer> answers =
        new HashMap<>(fetchSome(List.copyOf(kids.subList(0, half))));
    answers.putAll(fetchSome(List.copyOf(kids.subList(half, kids.size()))));
    return answers;
  }

  private Answer get(String uri) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri))
            .timeout(timeout)
            .header("Authorization", "Bearer " + bearerToken.get())
            .header("Accept", "application/json")
            .GET()
            .build();
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), EventJson.MAX_BYTES));
    try {
      // The request's own timeout ends with the headers; a body that never comes would hold a
      // consumer for ever.
      HttpResponse<byte[]> whole = response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(whole.statusCode(), whole.body());
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new KeyServiceUnavailableException("the key service gave no answer in time", e);
    } catch (ExecutionException e) {
      throw new KeyServiceUnavailableException("the key service gave no answer", e.getCause());
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new KeyServiceUnavailableException("interrupted while asking the key service", e);
    }
  }

  private static SubjectKeyAnswer found(String kid, JsonWebKey jwk) {
    if (!kid.equals(jwk.kid())) {
      throw new KeyServiceUnavailableException("the key service answered for another key");
    }
    try {
      return new SubjectKeyAnswer.Found(SubjectKey.fromJwk(jwk));
    } catch (MalformedEventException e) {
      throw new KeyServiceUnavailableException("the key service answered with an unusable key", e);
    }
  }

  private static <T> T read(Answer answer, Class<T> type) {
    try {
      return EventJson.read(answer.body(), type);
    } catch (MalformedEventException e) {
      throw new KeyServiceUnavailableException("the key service's answer cannot be read", e);
    }
  }

  private static KeyServiceUnavailableException refused(Answer answer) {
    return new KeyServiceUnavailableException("the key service answered " + answer.status());
  }

  private static String parameter(String kid) {
    return "kid=" + encode(kid);
  }

  private static String encode(String kid) {
    // URLEncoder writes forms, where a space is a plus; in a path that would be a plus.
    return URLEncoder.encode(kid, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
