package dev.mingce.audit.alert;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at an alert.
 *
 * @param note a short text without personal data
 */
@Schema(name = "AuditAlertReview")
public record AlertReview(@Schema(examples = "agreed with the team lead") @Nullable String note) {}
