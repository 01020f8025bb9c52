package dev.mingce.notification.owner;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is responsible for a customer.
 *
 * @param version version of the customer that said so
 * @param unit organisational unit; null when the record has no owner
 * @param user member of staff, if one is named
 * @param status {@code active}, {@code archived}, {@code merged} or {@code erased}
 */
public record CustomerOwner(
    UUID customerId, long version, @Nullable String unit, @Nullable String user, String status) {}
