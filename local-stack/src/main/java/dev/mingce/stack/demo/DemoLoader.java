package dev.mingce.stack.demo;

import dev.mingce.stack.demo.LoadTally.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Posts the demo customers to a running customer-service. The idempotency key of each one follows
 * from seed and number, so a load that was cut off is simply run again: what arrived before is
 * answered from memory and not created twice.
 */
public final class DemoLoader {
  private static final int AT_ONCE = 8;
  private static final int ATTEMPTS = 8;
  private static final int PROGRESS_STEP = 100;
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /** How to let time pass between two attempts. */
  interface Pause {
    void take(Duration length) throws InterruptedException;
  }

  private final DemoCustomers customers;
  private final Pause pause;

  public DemoLoader(DemoCustomers customers) {
    this(customers, Thread::sleep);
  }

  DemoLoader(DemoCustomers customers, Pause pause) {
    this.customers = customers;
    this.pause = pause;
  }

  /**
   * Posts the usual thousand customers.
   *
   * @see #post
   */
  public static LoadSummary load(
      URI customerService, Supplier<String> token, Consumer<String> progress) {
    return new DemoLoader(new DemoCustomers(DemoCustomers.DEFAULT_SEED))
        .post(customerService, token, progress);
  }

  /**
   * Posts all customers and waits for the last answer.
   *
   * @param customerService base address, for example {@code http://localhost:8081}
   * @param token gives a bearer token that may write customers; asked before each request, so it
   *     can renew one that expires
   * @param progress takes a line for people every hundred customers
   */
  public LoadSummary post(URI customerService, Supplier<String> token, Consumer<String> progress) {
    URI target = customerService.resolve("/v1/customers");
    LoadTally tally = new LoadTally();
    AtomicInteger next = new AtomicInteger();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int worker = 0; worker < AT_ONCE; worker++) {
        workers.execute(() -> {
          for (int n = next.getAndIncrement(); n < customers.count(); n = next.getAndIncrement()) {
            int done = tally.add(send(http, target, token, customers.customer(n)));
            if (done % PROGRESS_STEP == 0) {
              progress.accept(done + " of " + customers.count() + " customers");
            }
          }
        });
      }
    }
    return tally.summary();
  }

  private Outcome send(HttpClient http, URI target, Supplier<String> token, DemoCustomer customer) {
    Duration wait = FIRST_PAUSE;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        HttpResponse<String> answer =
            http.send(request(target, token.get(), customer), BodyHandlers.ofString());
        Outcome outcome = Outcome.of(answer);
        if (!(outcome instanceof Outcome.TryAgain again) || attempt == ATTEMPTS) {
          return outcome;
        }
        pause.take(again.after().compareTo(wait) > 0 ? again.after() : wait);
      } catch (IOException notReached) {
        if (!rest(wait)) {
          return new Outcome.Failed();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new Outcome.Failed();
      }
      wait = wait.multipliedBy(2);
    }
    return new Outcome.Failed();
  }

  private boolean rest(Duration wait) {
    try {
      pause.take(wait);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private HttpRequest request(URI target, String token, DemoCustomer customer) {
    return HttpRequest.newBuilder(target)
        .timeout(REQUEST_TIMEOUT)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "demo-" + customers.seed() + "-" + customer.number())
        .POST(BodyPublishers.ofString(customer.body()))
        .build();
  }
}
