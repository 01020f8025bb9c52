package dev.mingce.dedup.cleanse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.dedup.cleanse.CleansingRows.Subject;
import dev.mingce.dedup.cleanse.repair.CleansedRecord;
import dev.mingce.dedup.cleanse.repair.Repair;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.events.sealed.SubjectKeyReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells customer-service which repairs hold, customer by customer. */
@ApplicationScoped
class Telling {

  private static final ObjectMapper JSON = EventJson.mapper();

  private final TellingService store;
  private final CleansingTarget target;
  private final SubjectKeyReader keys;
  private final MeterRegistry metrics;

  Telling(
      TellingService store, CleansingTarget target, SubjectKeyReader keys, MeterRegistry metrics) {
    this.store = store;
    this.target = target;
    this.keys = keys;
    this.metrics = metrics;
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tell() {
    TellingService.Taken taken = store.take();
    for (Subject subject : taken.subjects()) {
      CleansingTarget.Outcome outcome = tell(subject);
      store.settle(subject.customerId(), taken.until(), outcome);
      metrics
          .counter(
              "mingce.dedup.cleansing.told", "outcome", outcome.name().toLowerCase(Locale.ROOT))
          .increment();
    }
  }

  private CleansingTarget.Outcome tell(Subject subject) {
    List<Suggestion> accepted = store.accepted(subject.customerId());
    Set<String> ids = new HashSet<>(Set.of(subject.keyId()));
    accepted.forEach(one -> ids.add(one.keyId()));
    Map<String, SubjectKey> found = keys.findAll(ids);
    SubjectKey key = found.get(subject.keyId());
    if (key == null) {
      return CleansingTarget.Outcome.GONE;
    }
    List<Repair> repairs = new ArrayList<>();
    for (Suggestion one : accepted) {
      SubjectKey own = found.get(one.keyId());
      if (own != null) {
        repairs.add(RepairSeal.open(own, one.id(), one.repair()));
      }
    }
    ObjectNode name = RepairSeal.openName(key, subject.customerId(), subject.name());
    ObjectNode feed =
        JSON.createObjectNode()
            .put("sourceTime", Instant.now().toString())
            .put("customerId", subject.customerId().toString());
    feed.set("customer", CleansedRecord.of(subject.kind(), name, repairs));
    return target.put(subject.customerId(), feed);
  }
}
