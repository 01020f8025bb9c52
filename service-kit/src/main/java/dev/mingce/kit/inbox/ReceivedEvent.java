package dev.mingce.kit.inbox;

import dev.mingce.events.EventEnvelope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record from Kafka whose headers could be read.
 *
 * @param headers all headers as text, kept so that a parked event can be read again exactly
 * @param payload the value, or null for a tombstone
 * @param origin {@code topic/partition/offset}, for people
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReceivedEvent(
    String topic,
    String key,
    EventEnvelope envelope,
    Map<String, String> headers,
    byte @Nullable [] payload,
    String origin) {}
