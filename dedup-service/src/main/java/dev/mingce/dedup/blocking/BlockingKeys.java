package dev.mingce.dedup.blocking;

import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.dedup.normalize.IdentifierForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the keys of a record. A key of which a part is missing is not built: it would put all
 * records that lack the part into one block.
 */
public final class BlockingKeys {

  private static final char SEPARATOR = '\u001f';

  private final KeyedHash keyedHash;

  public BlockingKeys(KeyedHash keyedHash) {
    this.keyedHash = keyedHash;
  }

  /** The keys of the record, each once, in a stable order. */
  public List<BlockingKey> of(CustomerFeatures features) {
    List<BlockingKey> keys = new ArrayList<>();
    for (String phone : features.phones()) {
      keys.add(key(features, BlockingRule.PHONE, phone));
    }
    for (String email : features.emails()) {
      keys.add(key(features, BlockingRule.EMAIL, email));
    }
    for (IdentifierForm identifier : features.identifiers()) {
      keys.add(
          key(
              features,
              BlockingRule.IDENTIFIER,
              identifier.type() + SEPARATOR + identifier.value()));
    }
    LocalDate birthDate = features.birthDate();
    if (features.name() != null && birthDate != null) {
      String parts = features.name().orderInsensitiveKey() + SEPARATOR + birthDate;
      keys.add(key(features, BlockingRule.NAME_AND_BIRTH_DATE, parts));
    }
    return List.copyOf(keys);
  }

  // The kind is part of the domain: a person and an organisation with one phone must not meet.
  private BlockingKey key(CustomerFeatures features, BlockingRule rule, String value) {
    String domain = "block." + rule.code() + "." + features.kind().name();
    return new BlockingKey(rule, keyedHash.of(domain, value));
  }
}
