package dev.mingce.customer.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is searched.
 *
 * @param text a name or a piece of one, or a phone number, its last four digits or an email address
 */
public record SearchInput(
    @Schema(
            description =
                "A name or a piece of one, in any script or in pinyin; or a phone number, its last"
                    + " four digits, or an email address",
            examples = "王小明",
            maxLength = SearchInput.LONGEST_TEXT)
        @Nullable String text,
    @Nullable Condition filter,
    @Schema(description = "Id of a saved query, whose filter must hold too, and whose sort counts")
        @Nullable String savedQuery,
    @Schema(
            description = "relevance needs a text, and is the order where there is one",
            enumeration = {"relevance", "createdAt", "-createdAt", "updatedAt", "-updatedAt"})
        @Nullable String sort,
    @Schema(minimum = "1", maximum = "200", defaultValue = "50") @Nullable Integer limit,
    @Schema(description = "Where the page before ended") @Nullable String cursor,
    @Schema(description = "Whether to count all that is found") @Nullable Boolean count) {
  static final int LONGEST_TEXT = 200;

  /** The same question, whatever page of it. */
  SearchInput question() {
    return new SearchInput(text, filter, savedQuery, sort, null, null, null);
  }

  /** The same with what a saved query asks. */
  SearchInput with(SavedQueryView saved) {
    Condition both =
        filter == null ? saved.filter() : Condition.all(List.of(saved.filter(), filter));
    return new SearchInput(
        text,
        both,
        savedQuery,
        sort == null && text == null ? saved.sort() : sort,
        limit,
        cursor,
        count);
  }

  /** May hold a personal value. */
  @Override
  public String toString() {
    return "SearchInput[***]";
  }
}
