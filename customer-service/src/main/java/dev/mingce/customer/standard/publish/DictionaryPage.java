package dev.mingce.customer.standard.publish;

import dev.mingce.customer.standard.CodeList;
import dev.mingce.customer.standard.Labels;
import dev.mingce.customer.standard.StandardDefinition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A data dictionary as one page of HTML without scripts and without anything from elsewhere. */
final class DictionaryPage {
  private static final String STYLE =
      "body{font-family:sans-serif;margin:2em;max-width:70em}table{border-collapse:collapse}"
          + "th,td{border:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top}";

  private final Dictionary dictionary;
  private final String language;
  private final boolean chinese;
  private final StringBuilder page = new StringBuilder();

  private DictionaryPage(Dictionary dictionary, String language) {
    this.dictionary = dictionary;
    this.language = language;
    this.chinese = language.equals(Labels.CHINESE);
  }

  static String of(Dictionary dictionary, String language) {
    return new DictionaryPage(dictionary, language).html();
  }

  private String html() {
    String title =
        escape(
            text("数据字典 ", "Data dictionary ") + dictionary.kind() + " · " + dictionary.standard());
    page.append("<!doctype html>\n<html lang=\"").append(escape(language)).append("\">\n");
    page.append("<head><meta charset=\"utf-8\"><title>").append(title).append("</title><style>");
    page.append(STYLE).append("</style></head>\n<body>\n<h1>").append(title).append("</h1>\n");
    for (StandardDefinition.Group group : dictionary.groups()) {
      section(Labels.pick(group.labels(), language), group.code());
    }
    if (dictionary.fields().stream().anyMatch(field -> field.group() == null)) {
      section(text("其他", "Other"), null);
    }
    dictionary.codeLists().forEach(this::codes);
    return page.append("</body>\n</html>\n").toString();
  }

  private void section(String title, @Nullable String group) {
    page.append("<h2>").append(escape(title)).append("</h2>\n<table>\n");
    row(
        "th",
        chinese
            ? List.of("字段", "名称", "类型", "必填", "长度", "规则", "说明")
            : List.of("field", "title", "type", "required", "length", "rule", "help"));
    for (Dictionary.Entry field : dictionary.fields()) {
      if (Objects.equals(field.group(), group)) {
        row(
            "td",
            List.of(
                code(field.path()),
                escape(Labels.pick(field.labels(), language)),
                escape(field.type()),
                field.required() ? text("是", "yes") : "",
                field.maxLength() == null ? "" : field.maxLength().toString(),
                rule(field),
                escape(Labels.pick(field.help(), language))));
      }
    }
    page.append("</table>\n");
  }

  private static String rule(Dictionary.Entry field) {
    String list =
        field.codeList() == null
            ? ""
            : "<a href=\"#" + escape(field.codeList()) + "\">" + escape(field.codeList()) + "</a>";
    String pattern = field.pattern() == null ? "" : code(field.pattern());
    return list.isEmpty() || pattern.isEmpty() ? list + pattern : list + ", " + pattern;
  }

  private void codes(Dictionary.Codes list) {
    page.append("<h2 id=\"").append(escape(list.code())).append("\">");
    page.append(escape(Labels.pick(list.labels(), language))).append(' ');
    page.append(code(list.code())).append("</h2>\n");
    if (list.source() != null) {
      page.append("<p>").append(text("来源：", "Source: ")).append(escape(list.source()));
      page.append("</p>\n");
    }
    if (list.items() == null) {
      page.append("<p>").append(list.count()).append(text(" 个代码，见 ", " codes, see "));
      page.append(code("/v1/code-lists/" + list.code())).append("</p>\n");
      return;
    }
    page.append("<table>\n");
    row("th", chinese ? List.of("代码", "名称", "状态") : List.of("code", "label", "state"));
    for (CodeList.Item item : list.items()) {
      String successor = item.replacedBy() == null ? "" : " → " + code(item.replacedBy());
      row(
          "td",
          List.of(
              code(item.code()),
              escape(Labels.pick(item.labels(), language)),
              escape(item.state()) + successor));
    }
    page.append("</table>\n");
  }

  private void row(String cell, List<String> cells) {
    page.append("<tr>");
    for (String one : cells) {
      page.append('<').append(cell).append('>').append(one);
      page.append("</").append(cell).append('>');
    }
    page.append("</tr>\n");
  }

  private String text(String inChinese, String inEnglish) {
    return chinese ? inChinese : inEnglish;
  }

  private static String code(String text) {
    return "<code>" + escape(text) + "</code>";
  }

  // Texts of stewards are no markup.
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
