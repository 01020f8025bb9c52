package dev.mingce.customer.record;

import dev.mingce.kit.crypto.WrappedKey;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it rests, with what is needed to open it.
 *
 * @param key null when it was destroyed
 */
public record KeyedCustomer(SealedCustomer customer, @Nullable WrappedKey key) {}
