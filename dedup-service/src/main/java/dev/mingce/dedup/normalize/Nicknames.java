package dev.mingce.dedup.normalize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Short and pet forms of given names. */
public final class Nicknames {

  private static final Map<String, Set<String>> GROUPS = read();

  private Nicknames() {}

  /**
   * Whether both can be names of one person: one is a short form of the other, or both of a third.
   */
  public static boolean areOne(String a, String b) {
    Set<String> of = GROUPS.get(a);
    if (of == null) {
      return false;
    }
    Set<String> others = GROUPS.getOrDefault(b, Set.of());
    for (String group : of) {
      if (others.contains(group)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> groups = new HashMap<>();
    for (Map.Entry<String, List<String>> line : ReadingTable.read("nicknames.txt").entrySet()) {
      groups.computeIfAbsent(line.getKey(), any -> new HashSet<>()).add(line.getKey());
      for (String form : line.getValue()) {
        groups.computeIfAbsent(form, any -> new HashSet<>()).add(line.getKey());
      }
    }
    return groups;
  }
}
