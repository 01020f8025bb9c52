package dev.mingce.audit.witness;

import dev.mingce.audit.log.CheckpointService;
import dev.mingce.audit.log.StoredCheckpoint;
import dev.mingce.audit.note.SignedNote;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.proof.ProofService;
import dev.mingce.kit.problem.Faults;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sends the newest checkpoint with its consistency proof (C2SP tlog-witness). */
@ApplicationScoped
class WitnessClient {
  private static final Logger LOG = Logger.getLogger(WitnessClient.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CheckpointService checkpoints;
  private final ProofService proofs;
  private final WitnessSettings settings;
  private final MeterRegistry metrics;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("witness").factory());
  // What the witness cosigned last, as far as it is known here.
  private long cosigned;

  WitnessClient(
      CheckpointService checkpoints,
      ProofService proofs,
      WitnessSettings settings,
      MeterRegistry metrics) {
    this.checkpoints = checkpoints;
    this.proofs = proofs;
    this.settings = settings;
    this.metrics = metrics;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // attempt lets nothing out
  void start(@Observes StartupEvent event) {
    settings
        .url()
        .ifPresent(url ->
            timer.scheduleWithFixedDelay(
                () -> attempt(url), 0, settings.every().toMillis(), TimeUnit.MILLISECONDS));
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdown();
  }

  private void attempt(URI url) {
    try {
      ask(url);
    } catch (RuntimeException | IOException e) {
      count("unreachable");
      LOG.warnf("the witness was not asked: %s", Faults.describe(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void ask(URI url) throws IOException, InterruptedException {
    StoredCheckpoint newest = checkpoints.latest();
    if (newest.size() == cosigned) {
      return;
    }
    HttpResponse<String> answer = send(url, cosigned, newest);
    if (answer.statusCode() == 409 && answer.body().strip().matches("[0-9]{1,18}")) {
      long size = Long.parseLong(answer.body().strip());
      if (size > newest.size() || size == cosigned) {
        refused("it knows a log of " + size + " entries, this one has " + newest.size());
        return;
      }
      cosigned = size;
      answer = send(url, size, newest);
    }
    if (answer.statusCode() == 200) {
      keep(newest, answer.body());
    } else {
      refused("it answers " + answer.statusCode());
    }
  }

  private HttpResponse<String> send(URI url, long from, StoredCheckpoint to)
      throws IOException, InterruptedException {
    List<String> hashes = proofs.consistency(from, to.size()).hashes();
    String proof = hashes.isEmpty() ? "" : String.join("\n", hashes) + "\n";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/add-checkpoint"))
            .timeout(LIMIT)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "old " + from + "\n" + proof + "\n" + to.note()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void keep(StoredCheckpoint checkpoint, String lines) {
    VerifierKey key =
        VerifierKey.parse(
            settings
                .verifierKey()
                .orElseThrow(() ->
                    new IllegalStateException("mingce.audit.witness.verifier-key is not set")));
    String text = SignedNote.parse(checkpoint.note()).text();
    for (String line : lines.split("\n", -1)) {
      if (line.startsWith("\u2014 ") && new SignedNote(text, List.of(line)).isSignedBy(key)) {
        checkpoints.cosigned(checkpoint.size(), key.name(), line);
        cosigned = checkpoint.size();
        count("cosigned");
        return;
      }
    }
    refused("its answer is not signed by " + key.name());
  }

  // Somebody must look: either the witness is another one, or this log is.
  private void refused(String why) {
    count("refused");
    LOG.errorf("the witness does not cosign the audit log: %s", why);
  }

  private void count(String outcome) {
    metrics.counter("mingce.audit.witness", "outcome", outcome).increment();
  }
}
