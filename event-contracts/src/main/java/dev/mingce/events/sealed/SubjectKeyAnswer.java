package dev.mingce.events.sealed;

/** What a key service says about one key. */
public sealed interface SubjectKeyAnswer {
  /**
   * Here it is (200).
   *
   * @param key the key
   */
  record Found(SubjectKey key) implements SubjectKeyAnswer {}

  /** It is destroyed, for good (410). */
  record Gone() implements SubjectKeyAnswer {}

  /** There is no such key, or the caller may not know of it (404). */
  record Unknown() implements SubjectKeyAnswer {}
}
