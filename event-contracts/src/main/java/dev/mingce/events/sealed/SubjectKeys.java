package dev.mingce.events.sealed;

import java.util.List;

/**
 * What {@code GET /v1/subject-keys?kid=…&kid=…} answers. A kid that was asked for and is in neither
 * list is unknown.
 *
 * @param keys the keys that exist
 * @param gone ids of the keys that are destroyed
 */
public record SubjectKeys(List<JsonWebKey> keys, List<String> gone) {
  /** Most keys that one request may ask for. */
  public static final int MAX_PER_REQUEST = 100;

  /** Copies both lists; an absent one is empty. */
  public SubjectKeys {
    keys = keys == null ? List.of() : List.copyOf(keys);
    gone = gone == null ? List.of() : List.copyOf(gone);
  }
}
