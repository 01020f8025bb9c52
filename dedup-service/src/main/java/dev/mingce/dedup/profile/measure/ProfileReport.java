package dev.mingce.dedup.profile.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A page with what was measured; it needs nothing else, and has no value that was not asked for.
 */
public final class ProfileReport {

  private static final String HEAD =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Profile</title>
      <style>body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#222}
      table{border-collapse:collapse}td,th{padding:.15rem .8rem;text-align:left;border-bottom:1px solid #ddd}
      td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}section{margin:2.5rem 0;border-top:2px solid #444}
      figure{display:inline-block;margin:.5rem 2rem .5rem 0;vertical-align:top}figcaption{color:#555}
      svg text{font:12px system-ui,sans-serif;fill:#333}rect{fill:#2a7a8c}rect.off{fill:#d8d8d8}rect.bad{fill:#c2502e}</style>
      """;
  private static final int BAR = 16;
  private static final int LABEL = 190;
  private static final int WIDTH = 260;
  private static final int COLUMNS = 40;
  private static final int HEIGHT = 90;

  private final TableProfile table;
  private final StringBuilder html = new StringBuilder();

  public ProfileReport(TableProfile table) {
    this.table = table;
  }

  public String text() {
    html.append(HEAD).append("<h1>").append(escaped(table.name())).append("</h1>");
    summary();
    overview();
    keys();
    table.columns().forEach(this::column);
    return html.append("</html>\n").toString();
  }

  private void summary() {
    html.append("<table>");
    row("Records", number(table.records()));
    row("Columns", number(table.columns().size()));
    row("Records with another number of values", number(table.ragged()));
    row("Records equal to an earlier one", number(table.repeatedRecords()));
    html.append("</table>");
  }

  private void overview() {
    html.append("<h2>Columns</h2><table><tr><th>column<th>looks like<th class=n>blank");
    html.append("<th class=n>fillers<th class=n>distinct<th>filled");
    for (ColumnProfile column : table.columns()) {
      html.append("<tr><td>").append(escaped(column.name()));
      html.append("<td>").append(column.kind());
      html.append("<td class=n>").append(percent(column.blankRate()));
      html.append("<td class=n>").append(number(column.fillers()));
      html.append("<td class=n>").append(column.distinctExact() ? "" : "about ");
      html.append(number(column.distinct())).append("<td>").append(filled(column)).append('\n');
    }
    html.append("</table>");
  }

  private static String filled(ColumnProfile column) {
    long all = Math.max(1, column.present() + column.blank());
    double bad = 160.0 * column.fillers() / all;
    double good = 160.0 * (column.present() - column.fillers()) / all;
    return String.format(
        Locale.ROOT,
        "<svg width=160 height=12 role=img aria-label=\"filled\"><rect class=off width=160"
            + " height=12 /><rect width=%.1f height=12 /><rect class=bad x=%.1f width=%.1f"
            + " height=12 /></svg>",
        good,
        good,
        bad);
  }

  private void keys() {
    if (table.keys().isEmpty()) {
      return;
    }
    html.append("<h2>Keys</h2><table><tr><th>columns<th class=n>distinct<th class=n>repeated keys");
    html.append("<th class=n>records with these<th class=n>most<th class=n>without a key");
    for (KeyProfile key : table.keys()) {
      html.append("<tr><td>").append(escaped(String.join(", ", key.columns())));
      for (long value :
          List.of(
              key.distinct(), key.repeated(), key.records(), (long) key.most(), key.incomplete())) {
        html.append("<td class=n>").append(number(value));
      }
    }
    html.append("</table>");
  }

  private void column(ColumnProfile column) {
    html.append("<section><h2>").append(escaped(column.name())).append("</h2>");
    Map<String, Long> shapes = new LinkedHashMap<>();
    column.patterns().forEach(one -> shapes.put(one.pattern(), one.count()));
    if (column.otherPatterns() > 0) {
      shapes.put("others", column.otherPatterns());
    }
    bars("Shapes: 9 digit, A a letter, 汉 Han, _ blank", shapes);
    Map<String, Long> top = new LinkedHashMap<>();
    for (int i = 0; i < column.top().size(); i++) {
      ColumnProfile.Top one = column.top().get(i);
      top.put(one.value() == null ? "no. " + (i + 1) : one.value() + "", one.count());
    }
    bars("Most frequent values", top);
    histogram("Lengths in characters", column.lengths());
    ColumnProfile.Dates dates = column.dates();
    if (dates != null) {
      histogram("Years, " + dates.first() + " to " + dates.last(), dates.years());
    }
    outliers(column);
    html.append("</section>");
  }

  private void outliers(ColumnProfile column) {
    html.append("<table><tr><th><th class=n>lower quartile<th class=n>median");
    html.append("<th class=n>upper quartile<th class=n>outliers");
    quartiles("length", column.lengthQuartiles());
    quartiles("value", column.numbers());
    html.append("</table>");
    ColumnProfile.Dates dates = column.dates();
    if (dates != null) {
      html.append("<p>").append(number(dates.future())).append(" in the future, ");
      html.append(number(dates.fillers())).append(" that only fill the field.");
    }
  }

  private void quartiles(String name, @Nullable Quartiles quartiles) {
    if (quartiles == null) {
      return;
    }
    html.append("<tr><td>").append(name);
    for (double value : List.of(quartiles.lower(), quartiles.median(), quartiles.upper())) {
      html.append("<td class=n>").append(String.format(Locale.ROOT, "%,.1f", value));
    }
    html.append("<td class=n>").append(number(quartiles.outliers()));
  }

  private void bars(String title, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    figure(title, LABEL + WIDTH + 80, counts.size() * BAR);
    int line = 0;
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      double width = (double) entry.getValue() / most * WIDTH;
      html.append(
          String.format(
              Locale.ROOT,
              "<text x=%d y=%d text-anchor=end>%s</text>"
                  + "<rect x=%d y=%d width=%.1f height=%d /><text x=%.1f y=%d>%s</text>%n",
              LABEL - 6,
              line * BAR + BAR - 4,
              escaped(shortened(entry.getKey())),
              LABEL,
              line * BAR + 2,
              width,
              BAR - 4,
              LABEL + width + 4,
              line * BAR + BAR - 4,
              number(entry.getValue())));
      line++;
    }
    html.append("</svg></figure>");
  }

  // At most so many columns as fit; each stands for as many numbers as it must.
  private void histogram(String title, SortedMap<Integer, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    int first = counts.firstKey();
    int step = (counts.lastKey() - first) / COLUMNS + 1;
    long[] sums = new long[(counts.lastKey() - first) / step + 1];
    counts.forEach((key, count) -> sums[(key - first) / step] += count);
    long most = Arrays.stream(sums).max().orElse(1);
    double width = (double) (WIDTH + 100) / sums.length;
    figure(title, WIDTH + 110, HEIGHT + 20);
    for (int i = 0; i < sums.length; i++) {
      double height = (double) sums[i] / most * HEIGHT;
      html.append(
          String.format(
              Locale.ROOT,
              "<rect x=%.1f y=%.1f width=%.1f height=%.1f><title>%d: %s</title></rect>%n",
              i * width,
              HEIGHT - height,
              Math.max(1, width - 1),
              height,
              first + i * step,
              number(sums[i])));
    }
    html.append(
        String.format(
            Locale.ROOT,
            "<text x=0 y=%d>%d</text><text x=%d y=%d text-anchor=end>%d</text></svg></figure>",
            HEIGHT + 15,
            first,
            WIDTH + 100,
            HEIGHT + 15,
            counts.lastKey()));
  }

  private void figure(String title, int width, int height) {
    html.append("<figure><figcaption>").append(escaped(title)).append("</figcaption>");
    html.append(
        String.format(
            Locale.ROOT,
            "<svg width=%d height=%d role=img aria-label=\"%s\">%n",
            width,
            height,
            escaped(title)));
  }

  private void row(String name, String value) {
    html.append("<tr><td>").append(name).append("<td class=n>").append(value);
  }

  private static String shortened(String text) {
    return text.length() <= 28 ? text : text.substring(0, 27) + "…";
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
