package dev.mingce.kit.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class NoteService {
  private final NoteStore store;
  private final Idempotency idempotency;
  private final Cursors cursors;
  private final ObjectMapper json;

  NoteService(NoteStore store, Idempotency idempotency, Cursors cursors, ObjectMapper json) {
    this.store = store;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.json = json;
  }

  public record Written(StoredAnswer answer, boolean replayed) {}

  @Transactional
  public Written write(IdempotentRequest request, NoteInput input) {
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      return new Written(earlier.get(), true);
    }
    Note note = new Note(Ids.next(), 1, input.text());
    store.insert(note);
    StoredAnswer answer =
        new StoredAnswer(
            201,
            Map.of("Location", "/v1/notes/" + note.id(), "ETag", ETags.of(1)),
            null,
            text(note));
    idempotency.complete(request, answer);
    return new Written(answer, false);
  }

  @Transactional
  public Note read(UUID id) {
    return store.find(id).orElseThrow(ProblemException::notFound);
  }

  @Transactional
  public Note change(UUID id, @Nullable String ifMatch, String text) {
    long expected = ETags.required(ifMatch);
    Note note = store.find(id).orElseThrow(ProblemException::notFound);
    ETags.check(expected, note.version());
    if (!store.update(id, expected, text)) {
      throw ETags.stale(expected + 1);
    }
    return new Note(id, expected + 1, text);
  }

  @Transactional
  public Page<Note> list(@Nullable Integer limit, @Nullable String cursor, @Nullable String text) {
    int size = Limits.of(limit);
    String listing = "notes text=" + text;
    UUID after =
        UUID.fromString(
            cursor == null
                ? "00000000-0000-0000-0000-000000000000"
                : cursors.decode(listing, cursor).getFirst());
    List<Note> found = store.after(after, text, size + 1);
    List<Note> shown = found.subList(0, Math.min(size, found.size()));
    return new Page<>(
        shown,
        found.size() > size
            ? cursors.encode(listing, List.of(shown.getLast().id().toString()))
            : null,
        null);
  }

  private String text(Note note) {
    try {
      return json.writeValueAsString(note);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
