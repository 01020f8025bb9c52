package dev.mingce.customer.standard.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.customer.standard.BaseFields;
import dev.mingce.customer.standard.CodeList;
import dev.mingce.customer.standard.FieldDefinition;
import dev.mingce.customer.standard.Labels;
import dev.mingce.customer.standard.Patterns;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a standard says of one field, as JSON Schema. */
final class FieldSchema {
  private static final String NOT_BLANK = "\\S";

  // Beyond these, RE2 and the expressions of browsers do not mean the same.
  private static final Pattern NOT_PORTABLE =
      Pattern.compile("\\(\\?[^:]|\\[\\[:|\\\\[pPQACzEaGh]|\\\\x\\{");

  private final Published published;

  FieldSchema(Published published) {
    this.published = published;
  }

  /** Adds title, help, place in the form and rules. */
  void describe(ObjectNode node, FieldDefinition field, int order) {
    node.put("title", Labels.pick(field.labels(), published.language()));
    String help = Labels.pick(field.help(), published.language());
    if (!help.isEmpty()) {
      node.put("description", help);
    }
    if (field.group() != null) {
      node.put("x-group", field.group());
    }
    node.put("x-order", order);
    Integer base = field.place().base().maxLength();
    Integer longest = field.maxLength() == null ? base : field.maxLength();
    if (longest != null) {
      node.put("maxLength", longest);
    }
    form(node, field.type());
    if (field.isCustom() && field.type().equals(BaseFields.BOOLEAN)) {
      choice(node);
    }
    pattern(node, field);
    if (field.codeList() != null) {
      codes(node, field.codeList());
    }
    if (field.normalisers() != null && !field.normalisers().isEmpty()) {
      ArrayNode names = node.putArray("x-normalisers");
      field.normalisers().forEach(names::add);
    }
  }

  /** What the type of a text field means. */
  static void form(ObjectNode node, String type) {
    switch (type) {
      case BaseFields.DATE ->
          node.put("format", "date").put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
      case BaseFields.NUMBER -> node.put("pattern", "^(?:" + Patterns.NUMBER + ")$");
      default -> {
        // A text has no form, and lists and booleans have theirs.
      }
    }
  }

  /** A required text must say something. */
  void present(ObjectNode node, FieldDefinition field) {
    if (field.type().equals(BaseFields.LIST)) {
      node.put("minItems", 1);
    } else if (node.path("type").asText().equals("string")) {
      node.withArray("/allOf").addObject().put("pattern", NOT_BLANK);
    }
  }

  /** The codes that are valid, those that are not offered any more marked as deprecated. */
  void codes(ObjectNode node, String code) {
    CodeList list = published.standard().lists().get(code);
    if (list == null) {
      return;
    }
    node.put("x-code-list", code);
    if (list.items().size() > Published.INLINE) {
      return;
    }
    ArrayNode choices = node.putArray("oneOf");
    for (CodeList.Item item : list.items()) {
      if (!item.state().equals(CodeList.REPLACED)) {
        ObjectNode choice = choices.addObject().put("const", item.code());
        choice.put("title", Labels.pick(item.labels(), published.language()));
        if (!item.isOffered()) {
          choice.put("deprecated", true);
        }
      }
    }
    if (choices.isEmpty()) {
      node.remove("oneOf");
    }
  }

  // A pattern holds after the normalisers, which a schema cannot apply.
  private static void pattern(ObjectNode node, FieldDefinition field) {
    @Nullable String pattern = field.pattern();
    if (pattern == null) {
      return;
    }
    node.put("x-pattern", pattern);
    boolean raw = field.normalisers() == null || field.normalisers().isEmpty();
    if (raw && !NOT_PORTABLE.matcher(pattern).find()) {
      node.withArray("/allOf").addObject().put("pattern", "^(?:" + pattern + ")$");
    }
  }

  private void choice(ObjectNode node) {
    ArrayNode choices = node.putArray("oneOf");
    for (String value : List.of("true", "false")) {
      choices
          .addObject()
          .put("const", value)
          .put(
              "title",
              value.equals("true") ? published.text("是", "Yes") : published.text("否", "No"));
    }
  }
}
