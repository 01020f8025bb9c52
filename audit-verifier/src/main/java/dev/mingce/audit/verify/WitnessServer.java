package dev.mingce.audit.verify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.note.SignedNote;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.tree.Proofs;
import dev.mingce.audit.tree.TileHashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A witness as a process: answers {@code POST /add-checkpoint} and {@code GET /checkpoint}, and
 * looks at the log by itself, so that a log that stops asking is noticed too.
 */
final class WitnessServer implements AutoCloseable {
  private static final int LONGEST = 100_000;

  private final Witness witness;
  private final VerifierKey logKey;
  private final HttpServer server;

  private WitnessServer(Witness witness, VerifierKey logKey, HttpServer server) {
    this.witness = witness;
    this.logKey = logKey;
    this.server = server;
  }

  static WitnessServer start(Witness witness, VerifierKey logKey, String host, int port)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    WitnessServer started = new WitnessServer(witness, logKey, server);
    server.createContext("/add-checkpoint", started::addCheckpoint);
    server.createContext("/checkpoint", started::checkpoint);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return started;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /**
   * Looks at the log once.
   *
   * @throws Fault if the log did not grow from what the witness knows
   */
  void look(LogSource log, Consumer<String> out) throws IOException {
    String text =
        new String(
            log.find("checkpoint").orElseThrow(() -> new Fault("checkpoint", "is missing")),
            StandardCharsets.UTF_8);
    Checkpoint newest = LogCheck.signed(text, logKey, "checkpoint");
    long old = witness.cosigned().map(note -> Checkpoint.parse(note.text()).size()).orElse(0L);
    if (newest.size() < old) {
      throw new Fault("size " + newest.size(), "the log shrank: it had " + old + " entries");
    }
    StringBuilder request = new StringBuilder("old " + old + "\n");
    for (byte[] hash : proofs(log, newest.size()).consistency(old, newest.size())) {
      request.append(Base64.getEncoder().encodeToString(hash)).append('\n');
    }
    Witness.Answer answer = witness.add(request + "\n" + text);
    // A conflict with the size that was just named means that the log asked in between.
    if (answer.status() != 200 && !(answer.status() == 409 && !answer.body().equals(old + "\n"))) {
      throw new Fault(
          "size " + newest.size(),
          "the log of " + old + " entries that was cosigned is not the beginning of this one");
    }
    out.accept("cosigned " + newest.size() + " after " + old);
  }

  private static Proofs proofs(LogSource log, long size) {
    return new Proofs(
        new TileHashes(
            path -> {
              try {
                return log.find(path).orElseThrow(() -> new Fault(path.toString(), "is missing"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            size));
  }

  private void addCheckpoint(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      answer(exchange, new Witness.Answer(405, ""));
      return;
    }
    String body = new String(exchange.getRequestBody().readNBytes(LONGEST), StandardCharsets.UTF_8);
    answer(exchange, witness.add(body));
  }

  private void checkpoint(HttpExchange exchange) throws IOException {
    Optional<SignedNote> note = witness.cosigned();
    answer(
        exchange,
        note.map(n -> new Witness.Answer(200, n.toString()))
            .orElse(new Witness.Answer(404, "nothing was cosigned yet\n")));
  }

  private static void answer(HttpExchange exchange, Witness.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            answer.status() == 409 ? "text/x.tlog.size" : "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
