package dev.mingce.customer.key;

import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.Ids;
import dev.mingce.kit.crypto.DataKeys;
import dev.mingce.kit.crypto.KeyWrapping;
import dev.mingce.kit.crypto.WrappedKey;
import dev.mingce.kit.problem.Faults;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * Data keys made and wrapped ahead, by one thread of its own, so that nobody who registers a
 * customer waits for a key service. Tink asks for a provider of randomness on every new thread,
 * which costs a virtual thread more than the wrapping itself.
 *
 * <p>A key that waits here belongs to nobody yet; one that nobody takes is forgotten.
 */
@ApplicationScoped
class PreparedKeys {
  /** So many wait: enough for a burst, and for the time in which as many more are made. */
  static final int MOST = 128;

  private static final Logger LOG = Logger.getLogger(PreparedKeys.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final KeyWrapping wrapping;
  private final BlockingQueue<Prepared> ready = new ArrayBlockingQueue<>(MOST);
  private final Thread maker;

  PreparedKeys(KeyWrapping wrapping) {
    this.wrapping = wrapping;
    this.maker = Thread.ofPlatform().name("prepared-keys").daemon().unstarted(this::make);
  }

  /** A key with its wrapped form, of no customer yet. */
  record Prepared(UUID id, SubjectKey key, WrappedKey wrapped) {}

  void start(@Observes StartupEvent event) {
    maker.start();
  }

  void stop(@Observes ShutdownEvent event) {
    maker.interrupt();
  }

  /** One that is ready, else one made now. */
  Prepared take() {
    Prepared prepared = ready.poll();
    return prepared == null ? fresh() : prepared;
  }

  int waiting() {
    return ready.size();
  }

  private Prepared fresh() {
    UUID id = Ids.next();
    byte[] secret = DataKeys.fresh();
    Prepared prepared =
        new Prepared(id, new SubjectKey(id.toString(), secret), wrapping.wrap(secret, boundTo(id)));
    DataKeys.wipe(secret);
    return prepared;
  }

  // Until it is interrupted. While the key service is away, who needs a key is told so.
  private void make() {
    try {
      while (true) {
        try {
          ready.put(fresh());
        } catch (RuntimeException e) {
          LOG.debugf("no key prepared: %s", Faults.describe(e));
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // A wrapped key moved to another row does not open there.
  static byte[] boundTo(UUID keyId) {
    return keyId.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
