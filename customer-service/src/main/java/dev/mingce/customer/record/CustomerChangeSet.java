package dev.mingce.customer.record;

import dev.mingce.events.Actor;
import dev.mingce.events.CustomerFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One new version of a customer, ready to be written: everything is sealed and hashed before the
 * transaction starts.
 *
 * @param facts of the new version
 * @param document sealed for the database
 * @param sealed the same as a compact JWE, for events; null where there is none
 * @param tokens what the new version can be found by
 * @param searchTokens what it can be searched by
 * @param source {@code api} or {@code import:<job>}
 * @param before source state of the version before
 * @param sourceState source state of this version
 * @param mergedInto the survivor, where the customer is merged
 * @param reviewedAt when somebody last confirmed that the record is right
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CustomerChangeSet(
    CustomerFacts facts,
    byte[] document,
    @Nullable String sealed,
    List<Lookups.Token> tokens,
    long[] searchTokens,
    List<String> changedFields,
    Actor actor,
    String source,
    @Nullable String reason,
    ChangeKind kind,
    long before,
    long sourceState,
    @Nullable UUID mergedInto,
    @Nullable Instant reviewedAt) {}
