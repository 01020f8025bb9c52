package dev.mingce.notification.sending;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a message about an alert shows: no customer, and of entries no more than their number. */
record AlertContent(
    String kind,
    String severity,
    @Nullable String subject,
    long entries,
    String from,
    String to,
    String link,
    UUID deliveryId) {}
