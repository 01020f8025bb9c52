package dev.mingce.customer.standard.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mingce.customer.standard.BaseFields;
import dev.mingce.customer.standard.CodeList;
import dev.mingce.customer.standard.FieldDefinition;
import dev.mingce.customer.standard.FieldPath;
import dev.mingce.customer.standard.Labels;
import dev.mingce.customer.standard.Standard;
import dev.mingce.customer.standard.StandardDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What every field of a standard means, for people.
 *
 * @param standard name of the version
 * @param strictIdentifiers types of which a wrong check character is refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dictionary(
    String standard,
    String kind,
    List<StandardDefinition.Group> groups,
    List<Entry> fields,
    List<String> strictIdentifiers,
    List<Codes> codeLists) {
  public Dictionary {
    groups = List.copyOf(groups);
    fields = List.copyOf(fields);
    strictIdentifiers = List.copyOf(strictIdentifiers);
    codeLists = List.copyOf(codeLists);
  }

  /**
   * One field.
   *
   * @param maxLength in characters, of the standard or else of every record
   * @param custom whether it is an attribute that the standard adds
   * @param importAs what an import calls it; absent where no column can hold it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      String path,
      Map<String, String> labels,
      @Nullable Map<String, String> help,
      @Nullable String group,
      String type,
      boolean required,
      @Nullable Integer maxLength,
      @Nullable String pattern,
      @Nullable String codeList,
      List<String> normalisers,
      String dataClass,
      boolean custom,
      @Nullable String importAs) {
    public Entry {
      labels = Map.copyOf(labels);
      normalisers = List.copyOf(normalisers);
    }
  }

  /**
   * One list that fields name.
   *
   * @param items absent where there are too many; they are fetched from the list itself
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Codes(
      String code,
      Map<String, String> labels,
      @Nullable String source,
      int count,
      @Nullable List<CodeList.Item> items) {
    public Codes {
      labels = Map.copyOf(labels);
    }
  }

  public static Dictionary of(Published published) {
    Standard standard = published.standard();
    List<FieldDefinition> fields = published.fields();
    TreeSet<String> lists = new TreeSet<>();
    fields.stream().map(FieldDefinition::codeList).filter(Objects::nonNull).forEach(lists::add);
    return new Dictionary(
        standard.version(),
        published.kind(),
        standard.definition().groups(),
        fields.stream().map(Dictionary::entry).toList(),
        Objects.requireNonNullElse(standard.definition().strictIdentifiers(), List.of()),
        lists.stream()
            .map(standard.lists()::get)
            .filter(Objects::nonNull)
            .map(Dictionary::codes)
            .toList());
  }

  private static Entry entry(FieldDefinition field) {
    FieldPath place = field.place();
    BaseFields.Base base = place.base();
    return new Entry(
        field.path(),
        field.labels(),
        field.help(),
        field.group(),
        field.type(),
        field.required(),
        field.maxLength() == null ? base.maxLength() : field.maxLength(),
        field.pattern(),
        field.codeList(),
        Objects.requireNonNullElse(field.normalisers(), List.of()),
        Objects.requireNonNullElse(field.dataClass(), "base"),
        field.isCustom(),
        Column.target(place).orElse(null));
  }

  private static Codes codes(CodeList list) {
    return new Codes(
        list.code(),
        list.labels(),
        list.source(),
        list.items().size(),
        list.items().size() > Published.INLINE ? null : list.items());
  }

  /** The same as a page of HTML. */
  public String html(String language) {
    return DictionaryPage.of(this, language);
  }

  /** The same as a page of Markdown. */
  public String markdown(String language) {
    boolean chinese = language.equals(Labels.CHINESE);
    StringBuilder page = new StringBuilder();
    page.append("# ")
        .append(chinese ? "数据字典 " : "Data dictionary ")
        .append(cell(kind + " · " + standard))
        .append("\n");
    for (StandardDefinition.Group group : groups) {
      section(page, Labels.pick(group.labels(), language), group.code(), language);
    }
    if (fields.stream().anyMatch(field -> field.group() == null)) {
      section(page, chinese ? "其他" : "Other", null, language);
    }
    for (Codes list : codeLists) {
      page.append("\n## ").append(cell(Labels.pick(list.labels(), language)));
      page.append(" `").append(list.code()).append("`\n\n");
      if (list.source() != null) {
        page.append(chinese ? "来源：" : "Source: ").append(cell(list.source())).append("\n\n");
      }
      codes(page, list, chinese, language);
    }
    return page.toString();
  }

  private void section(StringBuilder page, String title, @Nullable String group, String language) {
    boolean chinese = language.equals(Labels.CHINESE);
    page.append("\n## ").append(cell(title)).append("\n\n");
    page.append(
            chinese
                ? "| 字段 | 名称 | 类型 | 必填 | 长度 | 规则 | 说明 |"
                : "| field | title | type | required | length | rule | help |")
        .append("\n|---|---|---|---|---|---|---|\n");
    for (Entry field : fields) {
      if (Objects.equals(field.group(), group)) {
        page.append("| `").append(field.path()).append("` | ");
        page.append(cell(Labels.pick(field.labels(), language))).append(" | ");
        page.append(field.type()).append(" | ");
        page.append(field.required() ? (chinese ? "是" : "yes") : "").append(" | ");
        page.append(field.maxLength() == null ? "" : field.maxLength()).append(" | ");
        page.append(rule(field)).append(" | ");
        page.append(cell(Labels.pick(field.help(), language))).append(" |\n");
      }
    }
  }

  private static String rule(Entry field) {
    StringBuilder rule = new StringBuilder();
    if (field.codeList() != null) {
      rule.append('`').append(field.codeList()).append('`');
    }
    if (field.pattern() != null) {
      rule.append(rule.isEmpty() ? "" : ", ");
      rule.append('`').append(cell(field.pattern()).replace('`', '\'')).append('`');
    }
    return rule.toString();
  }

  private static void codes(StringBuilder page, Codes list, boolean chinese, String language) {
    if (list.items() == null) {
      page.append(chinese ? "共 " : "").append(list.count());
      page.append(chinese ? " 个代码，见 " : " codes, see ");
      page.append("`/v1/code-lists/").append(list.code()).append("`\n");
      return;
    }
    page.append(chinese ? "| 代码 | 名称 | 状态 |\n" : "| code | label | state |\n")
        .append("|---|---|---|\n");
    for (CodeList.Item item : list.items()) {
      String successor = item.replacedBy() == null ? "" : " → `" + item.replacedBy() + "`";
      page.append("| `").append(item.code()).append("` | ");
      page.append(cell(Labels.pick(item.labels(), language))).append(" | ");
      page.append(item.state()).append(successor).append(" |\n");
    }
  }

  // Texts of stewards stay in their cell and are no markup.
  private static String cell(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replaceAll("\\s+", " ");
  }
}
