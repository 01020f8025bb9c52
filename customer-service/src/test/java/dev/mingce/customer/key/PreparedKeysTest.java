package dev.mingce.customer.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.kit.crypto.KeyServiceUnavailableException;
import dev.mingce.kit.crypto.KeyWrapping;
import dev.mingce.kit.crypto.LocalKeyWrapping;
import dev.mingce.kit.crypto.WrappedKey;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreparedKeysTest {
  private static final KeyWrapping LOCAL = LocalKeyWrapping.parse(LocalKeyWrapping.newKeyset());

  private volatile boolean away;
  private final PreparedKeys keys =
      new PreparedKeys(
          new KeyWrapping() {
            @Override
            public WrappedKey wrap(byte[] key, byte[] associatedData) {
              if (away) {
                throw new KeyServiceUnavailableException("away");
              }
              return LOCAL.wrap(key, associatedData);
            }

            @Override
            public byte[] unwrap(WrappedKey wrapped, byte[] associatedData) {
              return LOCAL.unwrap(wrapped, associatedData);
            }

            @Override
            public void check() {
              LOCAL.check();
            }
          });

  @AfterEach
  void stop() {
    keys.stop(new ShutdownEvent());
  }

  @Test
  void keysAreReadyAndEachIsGivenOnce() {
    keys.start(new StartupEvent());
    awaitAllReady();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 3 * PreparedKeys.MOST; i++) {
      PreparedKeys.Prepared one = keys.take();
      assertThat(ids.add(one.key().kid())).isTrue();
      assertThat(one.key().kid()).isEqualTo(one.id().toString());
      assertThat(LOCAL.unwrap(one.wrapped(), PreparedKeys.boundTo(one.id())))
          .isEqualTo(one.key().secret());
    }
  }

  @Test
  void withoutOneReadyItIsMadeAtOnceAndAFaultIsTold() {
    assertThat(keys.take().key().kid()).isNotEmpty();
    away = true;
    assertThatThrownBy(keys::take).isInstanceOf(KeyServiceUnavailableException.class);
  }

  @Test
  void whileTheKeyServiceIsAwayItIsTriedAgain() {
    away = true;
    keys.start(new StartupEvent());
    assertThat(keys.waiting()).isZero();
    away = false;
    awaitAllReady();
  }

  private void awaitAllReady() {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (keys.waiting() < PreparedKeys.MOST) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
