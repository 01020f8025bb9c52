package dev.mingce.customer.key;

import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.crypto.WrappedKey;
import java.util.UUID;

/** A new data key of a customer, together with the wrapped form that is stored. */
public record CustomerKey(UUID id, UUID customerId, SubjectKey key, WrappedKey wrapped) {}
