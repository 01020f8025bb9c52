package dev.mingce.notification.sending;

import dev.mingce.kit.problem.Faults;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Repeats rounds of a sender on a virtual thread until it is stopped. */
final class SenderLoop {
  private static final Logger LOG = Logger.getLogger(SenderLoop.class);

  private final DeliverySender sender;
  private final Duration pollInterval;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread thread;

  SenderLoop(DeliverySender sender, Duration pollInterval) {
    this.sender = sender;
    this.pollInterval = pollInterval;
  }

  void start() {
    thread = Thread.ofVirtual().name("delivery-sender").start(this::run);
  }

  /** Lets the current message finish. */
  void stop(Duration patience) throws InterruptedException {
    stopped.countDown();
    Thread running = thread;
    if (running != null && !running.join(patience)) {
      LOG.warn("the sender did not stop in time; its leases will be taken over");
    }
  }

  private void run() {
    try {
      while (stopped.getCount() > 0) {
        if (round() == 0 && stopped.await(pollInterval.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int round() {
    try {
      return sender.sendDue();
    } catch (RuntimeException | Error e) {
      // An error too: without this thread nobody sends, and nobody would notice soon.
      // The next round tries again; leases that were left behind run out.
      LOG.warnf("the sender could not finish its round: %s", Faults.describe(e));
      return 0;
    }
  }
}
