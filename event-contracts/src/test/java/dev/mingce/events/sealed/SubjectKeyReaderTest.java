package dev.mingce.events.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubjectKeyReaderTest {
  private static final SubjectKey A = new SubjectKey("a", new byte[32]);
  private static final SubjectKey B = new SubjectKey("b", new byte[32]);
  private static final SubjectKey C = new SubjectKey("c", new byte[32]);

  private final FakeSource source = new FakeSource();
  private Instant now = Instant.parse("2026-03-04T05:06:07Z");
  private final SubjectKeyReader reader =
      new SubjectKeyReader(source, Duration.ofMinutes(5), 2, clock());

  private Clock clock() {
    InstantSource time = () -> now;
    return time.withZone(ZoneOffset.UTC);
  }

  /** Answers from a map, counts questions, and can be down. */
  private static final class FakeSource implements SubjectKeySource {
    final Map<String, SubjectKeyAnswer> answers = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    boolean down;

    void has(SubjectKey... keys) {
      for (SubjectKey key : keys) {
        answers.put(key.kid(), new SubjectKeyAnswer.Found(key));
      }
    }

    @Override
    public SubjectKeyAnswer fetch(String kid) {
      asked.add(kid);
      if (down) {
        throw new KeyServiceUnavailableException("down");
      }
      return answers.getOrDefault(kid, new SubjectKeyAnswer.Unknown());
    }

    @Override
    public Map<String, SubjectKeyAnswer> fetchAll(Set<String> kids) {
      Map<String, SubjectKeyAnswer> result = new HashMap<>();
      kids.forEach(kid -> result.put(kid, fetch(kid)));
      return result;
    }
  }

  @Test
  void asksOnceForAKeyWithinItsTime() {
    source.has(A);

    assertThat(reader.find("a")).contains(A);
    now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
    assertThat(reader.find("a")).contains(A);

    assertThat(source.asked).containsExactly("a");
  }

  @Test
  void asksAgainWhenItsTimeIsOver() {
    source.has(A);
    assertThat(reader.find("a")).contains(A);
    source.answers.put("a", new SubjectKeyAnswer.Gone());

    now = now.plus(Duration.ofMinutes(5));

    assertThat(reader.find("a")).isEmpty();
    assertThat(source.asked).containsExactly("a", "a");
  }

  @Test
  void keepsNoKeyInMemoryBeyondItsTimeEvenIfNobodyAsksForItAgain() {
    source.has(A, B);
    assertThat(reader.find("a")).contains(A);
    now = now.plus(Duration.ofMinutes(6));

    assertThat(reader.find("b")).contains(B);

    assertThat(reader.size()).isEqualTo(1);
  }

  @Test
  void saysThatAnErasedKeyIsEmptyAndRemembersItBriefly() {
    source.answers.put("a", new SubjectKeyAnswer.Gone());

    assertThat(reader.find("a")).isEmpty();
    assertThat(reader.find("a")).isEmpty();
    assertThat(source.asked).containsExactly("a");

    now = now.plusSeconds(30);
    assertThat(reader.find("a")).isEmpty();
    assertThat(source.asked).containsExactly("a", "a");
  }

  @Test
  void doesNotTakeAnUnknownKeyForAnErasedOne() {
    assertThatThrownBy(() -> reader.find("a"))
        .isInstanceOf(UnknownSubjectKeyException.class)
        .extracting("kid")
        .isEqualTo("a");
    source.has(A);
    now = now.plusSeconds(30);

    assertThat(reader.find("a")).contains(A);
  }

  @Test
  void doesNotRememberThatTheServiceWasDown() {
    source.has(A);
    source.down = true;
    assertThatThrownBy(() -> reader.find("a")).isInstanceOf(KeyServiceUnavailableException.class);
    assertThatThrownBy(() -> reader.findAll(List.of("a")))
        .isInstanceOf(KeyServiceUnavailableException.class);
    source.down = false;

    assertThat(reader.find("a")).contains(A);
  }

  @Test
  void dropsTheLeastRecentlyUsedKeyWhenItIsFull() {
    source.has(A, B, C);
    assertThat(reader.find("a")).contains(A);
    assertThat(reader.find("b")).contains(B);
    assertThat(reader.find("a")).contains(A);
    assertThat(reader.find("c")).contains(C);
    source.asked.clear();

    assertThat(reader.find("a")).contains(A);
    assertThat(reader.find("b")).contains(B);

    assertThat(source.asked).containsExactly("b");
  }

  @Test
  void asksOnlyForTheMissingKeysOfMany() {
    source.has(A, B);
    source.answers.put("gone", new SubjectKeyAnswer.Gone());
    assertThat(reader.find("a")).contains(A);
    source.asked.clear();

    Map<String, SubjectKey> found = reader.findAll(List.of("a", "b", "b", "gone"));

    assertThat(found).containsExactlyInAnyOrderEntriesOf(Map.of("a", A, "b", B));
    assertThat(source.asked).containsExactlyInAnyOrder("b", "gone");
  }

  @Test
  void forgetsAKeyAtOnceWhenItsCustomerIsErased() {
    source.has(A);
    assertThat(reader.find("a")).contains(A);
    source.answers.put("a", new SubjectKeyAnswer.Gone());

    reader.forget("a");

    assertThat(reader.find("a")).isEmpty();
  }

  @Test
  void refusesToHoldNothing() {
    assertThatThrownBy(() -> new SubjectKeyReader(source, Duration.ofMinutes(5), 0, clock()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
