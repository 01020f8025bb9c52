package dev.mingce.dedup.normalize;

import java.util.List;

/**
 * A name in the form that is compared.
 *
 * @param written the name in the order in which it is written in its script: {@code "王小明"}, {@code
 *     "anna smith"}
 * @param tokens its parts, sorted, so that the order in which they were entered does not matter
 */
public record NameForm(String written, List<String> tokens) {

  public NameForm {
    if (written.isEmpty() || tokens.isEmpty()) {
      throw new IllegalArgumentException("a name form has at least one token");
    }
    tokens = tokens.stream().sorted().toList();
  }

  /**
   * The sorted tokens as one text: the same whichever part of the name was entered as the family
   * name.
   */
  public String orderInsensitiveKey() {
    return String.join(" ", tokens);
  }

  @Override
  public String toString() {
    return "NameForm[***]";
  }
}
