package dev.mingce.customer.key;

import dev.mingce.kit.crypto.WrappedKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code subject_key}.
 *
 * @param wrapped null when the key was destroyed
 */
record StoredKey(UUID id, UUID customerId, @Nullable WrappedKey wrapped) {}
