package dev.mingce.dedup.quality;

import dev.mingce.events.CustomerChange;
import dev.mingce.events.sealed.PersonalDocument;
import org.jspecify.annotations.Nullable;

/**
 * A change that says what the content of a customer is.
 *
 * @param traceparent the trace of the change, when that is not the current one
 */
public record NewContent(
    CustomerChange change, PersonalDocument document, @Nullable String traceparent) {}
