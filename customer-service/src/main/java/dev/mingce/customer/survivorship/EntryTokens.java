package dev.mingce.customer.survivorship;

import java.util.UUID;

/** Keyed hashes of entries, so that what is hidden need not be written down. */
public interface EntryTokens {
  String token(UUID recordId, String path, String key);
}
