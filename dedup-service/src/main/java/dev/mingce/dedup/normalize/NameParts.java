package dev.mingce.dedup.normalize;

import java.util.List;

/**
 * A person's name in parts, each folded and simplified.
 *
 * @param given the first given name or all of a Chinese one; empty when unknown
 * @param family empty when unknown
 * @param others all other words, each once
 */
record NameParts(String given, String family, List<String> others) {

  NameParts {
    others = others.stream().distinct().toList();
  }

  @Override
  public String toString() {
    return "NameParts[***]";
  }
}
