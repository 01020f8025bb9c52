package dev.mingce.customer.survivorship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns an edit of a golden record into one of the customer's own source record: only what the
 * editor changed becomes the customer's own, so that a value of another source stays that source's.
 * Pure.
 */
public final class OwnEdit {
  private OwnEdit() {}

  /**
   * The own record and its marks after an edit.
   *
   * @param fields of the own record
   */
  public record Result(Map<String, JsonNode> fields, Marks marks) {
    @Override
    public String toString() {
      return "Result" + fields.keySet();
    }
  }

  /**
   * Applies an edit.
   *
   * @param own fields of the customer's own record
   * @param others all other records that are projected with it
   * @param before the golden record that the editor saw
   * @param after what it is to become
   */
  public static Result apply(
      Map<String, JsonNode> own,
      Marks marks,
      List<SourceRecord> others,
      Map<String, JsonNode> before,
      Map<String, JsonNode> after,
      EntryTokens tokens) {
    Map<String, JsonNode> fields = new TreeMap<>(own);
    Set<Marks.Hidden> hidden = new HashSet<>(marks.hidden());
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      JsonNode old = before.get(path);
      JsonNode now = after.get(path);
      if (Objects.equals(old, now)) {
        continue;
      }
      if (Fields.LISTS.contains(path)) {
        editList(path, old, now, fields, others, hidden, tokens);
      } else if (now == null) {
        fields.remove(path);
      } else {
        fields.put(path, now);
      }
    }
    return new Result(fields, new Marks(marks.pinned(), hidden));
  }

  private static void editList(
      String path,
      @Nullable JsonNode before,
      @Nullable JsonNode after,
      Map<String, JsonNode> fields,
      List<SourceRecord> others,
      Set<Marks.Hidden> hidden,
      EntryTokens tokens) {
    List<JsonNode> seen = items(before);
    List<JsonNode> wanted = items(after);
    List<JsonNode> own = items(fields.get(path));
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    if (seen.containsAll(own)) {
      ordered(seen, wanted, own).forEach(kept::add);
    } else {
      // An entry that a better one of another source covered is no part of the edit.
      own.stream()
          .filter(item ->
              wanted.contains(item)
                  || (!seen.contains(item) && (has(path, wanted, item) || !has(path, seen, item))))
          .forEach(kept::add);
      wanted.stream()
          .filter(item -> !seen.contains(item) && !own.contains(item))
          .forEach(item -> replaceOrAdd(path, kept, item));
    }
    if (kept.isEmpty()) {
      fields.remove(path);
    } else {
      fields.put(path, kept);
    }
    for (JsonNode item : seen) {
      if (!wanted.contains(item)) {
        hide(path, Fields.key(path, item), others, hidden, tokens);
      }
    }
  }

  // The editor saw all of them, so a new order is an edit too. Of an order that came from
  // projecting
  // several records, and that the editor left alone, nothing becomes the own record's.
  private static List<JsonNode> ordered(
      List<JsonNode> seen, List<JsonNode> wanted, List<JsonNode> own) {
    List<JsonNode> list =
        wanted.stream().filter(item -> own.contains(item) || !seen.contains(item)).toList();
    List<JsonNode> stayed = seen.stream().filter(wanted::contains).toList();
    if (!stayed.equals(wanted.stream().filter(seen::contains).toList())) {
      return list;
    }
    Iterator<JsonNode> inOrder = own.stream().filter(list::contains).iterator();
    return list.stream().map(item -> own.contains(item) ? inOrder.next() : item).toList();
  }

  private static void replaceOrAdd(String path, ArrayNode list, JsonNode item) {
    for (int i = 0; i < list.size(); i++) {
      if (Fields.key(path, list.get(i)).equals(Fields.key(path, item))) {
        list.set(i, item);
        return;
      }
    }
    list.add(item);
  }

  private static void hide(
      String path,
      String key,
      List<SourceRecord> others,
      Set<Marks.Hidden> hidden,
      EntryTokens tokens) {
    for (SourceRecord other : others) {
      boolean has =
          items(other.fields().get(path)).stream()
              .anyMatch(item -> Fields.key(path, item).equals(key));
      if (has) {
        hidden.add(new Marks.Hidden(other.id(), path, tokens.token(other.id(), path, key)));
      }
    }
  }

  private static boolean has(String path, List<JsonNode> items, JsonNode wanted) {
    String key = Fields.key(path, wanted);
    return items.stream().anyMatch(item -> Fields.key(path, item).equals(key));
  }

  private static List<JsonNode> items(@Nullable JsonNode list) {
    List<JsonNode> items = new ArrayList<>();
    if (list != null) {
      list.forEach(items::add);
    }
    return items;
  }
}
