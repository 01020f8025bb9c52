package dev.mingce.kit.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mingce.kit.Ids;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdDigestTest {
  @Test
  void ofNothingIsTheHashOfNothing() {
    IdDigest digest = new IdDigest();

    assertThat(digest.count()).isZero();
    assertThat(digest.hash()).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  }

  @Test
  void isSha256OfTheBytesOfTheIds() {
    IdDigest digest = new IdDigest();
    digest.add(new UUID(0, 0));
    digest.add(new UUID(-1, 0));

    assertThat(digest.count()).isEqualTo(2);
    // sha256 of 16 bytes 00, 8 bytes ff and 8 bytes 00, by another tool
    assertThat(digest.hash()).isEqualTo("m1xPaGkUXagn7KdZp8JVETpmuwcNh0TePhQjxKH69as=");
  }

  @Test
  void refusesAnotherOrderAndTheSameTwice() {
    IdDigest digest = new IdDigest();
    UUID id = Ids.next();
    digest.add(id);

    assertThatIllegalArgumentException().isThrownBy(() -> digest.add(id));
    assertThatIllegalArgumentException().isThrownBy(() -> digest.add(new UUID(0, 1)));
  }

  @Test
  void boundsTheIdsOfAMoment() {
    UUID id = Ids.next();
    Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);

    assertThat(IdDigest.least(made)).isLessThan(id);
    assertThat(IdDigest.least(made.plusMillis(1))).isGreaterThan(id);
  }
}
