package dev.mingce.dedup.model;

import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.normalize.SubjectKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives the model in force. Each decision asks the database which one that is, so that all
 * instances change at one moment; its contents stay in memory.
 */
@ApplicationScoped
public class ActiveModelService {

  private record Cached(ModelRows.Head head, ActiveModel model) {}

  private final ModelRows rows;
  private final StoredKeys storedKeys;
  private final Map<SubjectKind, Cached> cache = new ConcurrentHashMap<>();

  ActiveModelService(ModelRows rows, StoredKeys storedKeys) {
    this.rows = rows;
    this.storedKeys = storedKeys;
  }

  /** The model in force for a kind; the shipped one as long as nobody has activated another. */
  public ActiveModel active(SubjectKind kind) {
    ModelRows.Head head = rows.activeHead(kind).orElse(null);
    if (head == null) {
      ship(kind);
      head = rows.activeHead(kind).orElseThrow();
    }
    Cached cached = cache.get(kind);
    if (cached == null || !cached.head().equals(head)) {
      cached = new Cached(head, load(head.id()));
      cache.put(kind, cached);
    }
    return cached.model();
  }

  /** Any model, ready to judge. */
  public ActiveModel load(UUID id) {
    ModelRow row = rows.find(id).orElseThrow();
    return ModelDocument.parse(row.document())
        .active(row, rows.frequencies(id), storedKeys::ofTerm);
  }

  private void ship(SubjectKind kind) {
    String text = ModelDocument.shipped(CandidateService.code(kind));
    String version = ModelDocument.parse(text).version();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    rows.insert(
        new ModelRow(
            ModelDocument.shippedId(version),
            kind,
            version,
            "active",
            1,
            text,
            "shipped",
            "system",
            now,
            now));
  }
}
