package dev.mingce.notification.sending;

import java.util.List;
import java.util.UUID;

/**
 * What a template may show: no personal data, so that a mailbox never holds any.
 *
 * @param evidence kinds of evidence in the reader's language
 * @param probability that both are one, as a percentage
 * @param decision the decision in the reader's language
 */
record NoticeContent(
    UUID customerId,
    UUID otherId,
    String customerLink,
    String otherLink,
    List<String> evidence,
    String probability,
    String decision,
    UUID deliveryId) {}
