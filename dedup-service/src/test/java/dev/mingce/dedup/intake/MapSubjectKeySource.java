package dev.mingce.dedup.intake;

import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.events.sealed.SubjectKeyAnswer;
import dev.mingce.events.sealed.SubjectKeySource;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Customer-service's keys, in memory. */
@Mock
@Singleton
public class MapSubjectKeySource implements SubjectKeySource {

  private final Map<String, SubjectKey> keys = new ConcurrentHashMap<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();

  /** The key of that id, made at the first call. */
  public SubjectKey key(String kid) {
    return keys.computeIfAbsent(
        kid,
        id -> {
          byte[] secret = new byte[SubjectKey.BYTES];
          new SecureRandom().nextBytes(secret);
          return new SubjectKey(id, secret);
        });
  }

  public void destroy(String kid) {
    keys.remove(kid);
    gone.add(kid);
  }

  /** As if there had never been such a key. */
  public void forgetAll(String kid) {
    keys.remove(kid);
    gone.remove(kid);
  }

  @Override
  public SubjectKeyAnswer fetch(String kid) {
    SubjectKey key = keys.get(kid);
    if (key != null) {
      return new SubjectKeyAnswer.Found(key);
    }
    return gone.contains(kid) ? new SubjectKeyAnswer.Gone() : new SubjectKeyAnswer.Unknown();
  }

  @Override
  public Map<String, SubjectKeyAnswer> fetchAll(Set<String> kids) {
    return kids.stream().collect(Collectors.toMap(Function.identity(), this::fetch));
  }
}
