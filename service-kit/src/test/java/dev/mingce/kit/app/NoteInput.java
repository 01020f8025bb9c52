package dev.mingce.kit.app;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One property of each kind that an API of ours may have. */
public record NoteInput(
    String text,
    @Nullable Integer count,
    @Nullable Double ratio,
    @Nullable BigDecimal amount,
    @Nullable Instant due,
    @Nullable Kind kind,
    @Nullable List<Tag> tags,
    @Nullable Map<String, String> attributes) {
  public enum Kind {
    PERSON,
    ORGANISATION
  }

  public record Tag(String name) {}
}
