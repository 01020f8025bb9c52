package dev.mingce.customer.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two views place by place. What decides is the value itself; what is shown may be its
 * mask, so that two values with one mask are still told apart. Pure.
 */
final class Differences {
  /** What differs between any two versions, or is no part of them. */
  private static final Set<String> ASIDE =
      Set.of("id", "version", "createdAt", "updatedAt", "masked", "duplicates");

  private final List<RevisionDiff.Change> changes = new ArrayList<>();

  private Differences() {}

  /** One version: as it is, and as it is shown. */
  record Side(JsonNode actual, JsonNode shown) {
    private Side at(String name) {
      return new Side(actual.path(name), shown.path(name));
    }

    private Side at(int index) {
      return new Side(actual.path(index), shown.path(index));
    }

    private @Nullable JsonNode display() {
      return actual.isMissingNode() ? null : shown;
    }
  }

  static List<RevisionDiff.Change> between(Side before, Side after) {
    Differences differences = new Differences();
    for (String name : names(before, after)) {
      if (!ASIDE.contains(name)) {
        differences.compare("/" + name, before.at(name), after.at(name));
      }
    }
    return differences.changes;
  }

  private void compare(String path, Side before, Side after) {
    if (before.actual().equals(after.actual())) {
      return;
    }
    if (before.actual().isObject() && after.actual().isObject()) {
      names(before, after)
          .forEach(name -> compare(path + "/" + name, before.at(name), after.at(name)));
    } else if (before.actual().isArray() && after.actual().isArray()) {
      int longest = Math.max(before.actual().size(), after.actual().size());
      for (int i = 0; i < longest; i++) {
        compare(path + "/" + i, before.at(i), after.at(i));
      }
    } else {
      changes.add(new RevisionDiff.Change(path, before.display(), after.display()));
    }
  }

  private static Set<String> names(Side before, Side after) {
    Set<String> names = new TreeSet<>();
    before.actual().fieldNames().forEachRemaining(names::add);
    after.actual().fieldNames().forEachRemaining(names::add);
    return names;
  }
}
