package dev.mingce.kit.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LocalKeyWrappingTest {

  private static final byte[] OWNER = "customer 1".getBytes(UTF_8);

  private final String keyset = LocalKeyWrapping.newKeyset();
  private final LocalKeyWrapping wrapping = LocalKeyWrapping.parse(keyset);

  @Test
  void aWrappedKeyUnwrapsInAnotherProcessWithTheSameKeyset() {
    byte[] key = DataKeys.fresh();

    assertThat(LocalKeyWrapping.parse(keyset).unwrap(wrapping.wrap(key, OWNER), OWNER))
        .isEqualTo(key);
  }

  @Test
  void theKeyUriNamesThePrimaryKeyOfTheKeyset() {
    assertThat(wrapping.wrap(DataKeys.fresh(), OWNER).keyUri())
        .isEqualTo("local:" + primaryKeyId(keyset));
  }

  @Test
  void afterRotationOldKeysUnwrapAndNewOnesNameTheNewKey() {
    byte[] key = DataKeys.fresh();
    WrappedKey old = wrapping.wrap(key, OWNER);
    String rotatedKeyset = LocalKeyWrapping.rotate(keyset);
    LocalKeyWrapping rotated = LocalKeyWrapping.parse(rotatedKeyset);

    assertThat(rotated.unwrap(old, OWNER)).isEqualTo(key);
    assertThat(rotated.wrap(key, OWNER).keyUri())
        .isEqualTo("local:" + primaryKeyId(rotatedKeyset))
        .isNotEqualTo(old.keyUri());
  }

  @Test
  void aKeysetWithoutTheNewKeyRefuses() {
    WrappedKey young =
        LocalKeyWrapping.parse(LocalKeyWrapping.rotate(keyset)).wrap(DataKeys.fresh(), OWNER);

    assertRefused(young, OWNER);
  }

  @Test
  void aWrappedKeyOfAnotherOwnerIsRefused() {
    assertRefused(wrapping.wrap(DataKeys.fresh(), OWNER), "customer 2".getBytes(UTF_8));
  }

  @Test
  void anyChangedByteIsRefused() {
    WrappedKey wrapped = wrapping.wrap(DataKeys.fresh(), OWNER);
    for (int i = 0; i < wrapped.bytes().length; i++) {
      byte[] changed = wrapped.bytes();
      changed[i]++;

      assertRefused(new WrappedKey(wrapped.keyUri(), changed), OWNER);
    }
  }

  @Test
  void aKeyWrappedByAnotherServiceIsRefused() {
    assertThatThrownBy(
            () -> wrapping.unwrap(new WrappedKey("vault:transit/k", new byte[] {1}), OWNER))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessage("A local keyset does not unwrap keys of vault:transit/k");
  }

  @Test
  void theCheckPassesWithAKeyset() {
    assertThatCode(wrapping::check).doesNotThrowAnyException();
  }

  @Test
  void aBrokenKeysetIsRefusedWithoutShowingIt() {
    String secret = keyset.replaceFirst("\\{", "[");

    assertThatThrownBy(() -> LocalKeyWrapping.parse(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a Tink keyset for authenticated encryption")
        .hasNoCause();
    assertThatThrownBy(() -> LocalKeyWrapping.rotate(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LocalKeyWrapping.parse("{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textFormsShowTheNameOfTheKeyOnly() {
    WrappedKey wrapped = new WrappedKey("local:7", new byte[] {1, 2, 3});

    assertThat(wrapping).hasToString("LocalKeyWrapping[local:" + primaryKeyId(keyset) + "]");
    assertThat(wrapped).hasToString("WrappedKey[local:7, 3 bytes]");
  }

  @Test
  void wrappedKeysAreEqualByContentAndCannotBeChanged() {
    byte[] bytes = {1, 2, 3};
    WrappedKey wrapped = new WrappedKey("local:7", bytes);
    bytes[0] = 9;
    wrapped.bytes()[1] = 9;

    assertThat(wrapped).isEqualTo(new WrappedKey("local:7", new byte[] {1, 2, 3}));
    assertThat(wrapped).hasSameHashCodeAs(new WrappedKey("local:7", new byte[] {1, 2, 3}));
    assertThat(wrapped).isNotEqualTo(new WrappedKey("local:8", new byte[] {1, 2, 3}));
    assertThatThrownBy(() -> new WrappedKey(" ", new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WrappedKey("local:7", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void assertRefused(WrappedKey wrapped, byte[] owner) {
    assertThatThrownBy(() -> wrapping.unwrap(wrapped, owner))
        .isInstanceOf(KeyRefusedException.class)
        .hasNoCause();
  }

  private static String primaryKeyId(String keyset) {
    Matcher id = Pattern.compile("\"primaryKeyId\":\\s*(\\d+)").matcher(keyset);
    assertThat(id.find()).isTrue();
    return id.group(1);
  }
}
