package dev.mingce.events.sealed;

import java.util.Map;
import java.util.Set;

/**
 * Where subject keys come from: the key service behind HTTP, its own tables inside
 * customer-service, a map in tests.
 */
public interface SubjectKeySource {
  /**
   * Asks for one key.
   *
   * @throws KeyServiceUnavailableException if there was no answer that counts
   */
  SubjectKeyAnswer fetch(String kid);

  /**
   * Asks for several keys.
   *
   * @param kids any number
   * @return one answer for each
   * @throws KeyServiceUnavailableException if there was no answer that counts for all of them
   */
  Map<String, SubjectKeyAnswer> fetchAll(Set<String> kids);
}
