package dev.mingce.audit.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.audit.log.AppendedEntry;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.EntryTooLargeException;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records what other systems say. */
@ApplicationScoped
public class SourceEntryService {
  private static final String OPERATION = "POST /v1/audit/entries";
  private static final int CREATED = 201;

  private final EntryLogService log;
  private final Idempotency idempotency;
  private final ObjectMapper json;

  SourceEntryService(EntryLogService log, Idempotency idempotency, ObjectMapper json) {
    this.log = log;
    this.idempotency = idempotency;
    this.json = json;
  }

  /**
   * What is answered.
   *
   * @param replayed whether it is the answer to an earlier request with the same key
   */
  public record Recorded(EntryReceipt receipt, boolean replayed) {}

  /** Appends the entry, once for each idempotency key; it is committed when this returns. */
  @Transactional
  public Recorded append(
      Caller caller, @Nullable NewEntry entry, @Nullable String key, byte[] bodyDigest) {
    String source = caller.clientId() == null ? caller.subject() : caller.clientId();
    IdempotentRequest request = IdempotentRequest.of(source, OPERATION, key, bodyDigest);
    EntryDraft draft = NewEntries.draft(entry, Ids.next(), source);
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      return new Recorded(receipt(String.valueOf(earlier.get().body())), true);
    }
    try {
      AppendedEntry appended = log.appendNow(draft);
      EntryReceipt receipt =
          new EntryReceipt(
              draft.id(),
              appended.leafIndex(),
              Base64.getEncoder().encodeToString(appended.leafHash()));
      idempotency.complete(
          request, new StoredAnswer(CREATED, Map.of(), null, json.writeValueAsString(receipt)));
      return new Recorded(receipt, false);
    } catch (EntryTooLargeException e) {
      throw new ProblemException(KitError.BODY_TOO_LARGE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a receipt is always JSON", e);
    }
  }

  private EntryReceipt receipt(String body) {
    try {
      return json.readValue(body, EntryReceipt.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored receipt cannot be read", e);
    }
  }
}
