package dev.mingce.audit.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) into maps, lists, texts and numbers; enough for proofs, without a library.
 */
final class Json {
  private static final int DEEPEST = 64;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Map<String, @Nullable Object> object(String text) {
    Json json = new Json(text.strip());
    Map<String, @Nullable Object> value = json.members(0);
    json.require(json.at == json.text.length());
    return value;
  }

  private @Nullable Object value(int depth) {
    require(depth < DEEPEST);
    skipSpace();
    return switch (peek()) {
      case '{' -> members(depth + 1);
      case '[' -> items(depth + 1);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> members(int depth) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    expect('{');
    if (!skipIf('}')) {
      do {
        skipSpace();
        String key = string();
        expect(':');
        members.put(key, value(depth));
      } while (skipIf(','));
      expect('}');
    }
    return members;
  }

  private List<@Nullable Object> items(int depth) {
    List<@Nullable Object> items = new ArrayList<>();
    expect('[');
    if (!skipIf(']')) {
      do {
        items.add(value(depth));
      } while (skipIf(','));
      expect(']');
    }
    return items;
  }

  private String string() {
    require(peek() == '"');
    at++;
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char next = text.charAt(at++);
      string.append(next == '\\' ? escaped() : next);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char escape = peek();
    at++;
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        require(at + 4 <= text.length());
        at += 4;
        yield (char) Integer.parseInt(text, at - 4, at, 16);
      }
      default -> escape;
    };
  }

  private Long number() {
    int start = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Long.valueOf(text.substring(start, at));
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    require(text.startsWith(word, at));
    at += word.length();
    return value;
  }

  private boolean skipIf(char wanted) {
    skipSpace();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char wanted) {
    require(skipIf(wanted));
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    require(at < text.length());
    return text.charAt(at);
  }

  private void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("not the JSON that was expected, at character " + at);
    }
  }
}
