package dev.mingce.dedup.batch;

import dev.mingce.dedup.scoring.Attribute;
import dev.mingce.dedup.scoring.WeightModel;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A page that says what was found and by what weights; it holds no value of any record. */
final class HtmlReport {

  private static final String HEAD =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Duplicates</title>
      <style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
      table{border-collapse:collapse;width:100%}td,th{padding:.15rem .6rem;text-align:left;border-bottom:1px solid #ddd}
      td.n{text-align:right;font-variant-numeric:tabular-nums}.b{height:.8rem;display:inline-block;background:#2a7}
      .b.m{background:#c54}</style>
      <h1>Duplicates</h1>
      """;
  private static final int WIDEST = 320;
  private static final double PIXELS_PER_BIT = 10;

  private final Matched matched;
  private final StringBuilder html = new StringBuilder();

  HtmlReport(Matched matched) {
    this.matched = matched;
  }

  String text() {
    html.append(HEAD);
    summary();
    bars("Sizes of clusters", "records", clusterSizes());
    bars("Weights of compared pairs, in bits", "from", weights());
    model();
    return html.append("</html>\n").toString();
  }

  private void summary() {
    int records = matched.base().records().size();
    int clusters = matched.probable().groups().length;
    int certain = matched.certain().groups().length;
    html.append("<table>");
    row("Records", number(records), "");
    row("Pairs compared", number(matched.comparedPairs()), "");
    row("Clusters", number(clusters), "");
    row("Records that are duplicates of others", number(records - clusters), "");
    row("Of these joined without a person looking", number(records - certain), "");
    row("Prior weight, in bits", decimal(matched.model().priorWeight()), "");
    html.append("</table>");
  }

  private Map<Integer, Integer> clusterSizes() {
    Map<Integer, Integer> sizes = new TreeMap<>();
    for (int[] cluster : matched.probable().groups()) {
      sizes.merge(cluster.length, 1, Integer::sum);
    }
    return sizes;
  }

  private Map<Integer, Integer> weights() {
    Map<Integer, Integer> bins = new TreeMap<>();
    for (int edge = 0; edge < matched.edges().size(); edge++) {
      bins.merge((int) Math.floor(matched.edges().weight(edge) / 5) * 5, 1, Integer::sum);
    }
    return bins;
  }

  private void bars(String title, String of, Map<Integer, Integer> counts) {
    html.append("<h2>").append(title).append("</h2><table><tr><th>").append(of);
    html.append("<th>count<th>");
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    counts.forEach(
        (key, count) -> row(number(key), number(count), bar("b", (double) count / most * WIDEST)));
    html.append("</table>");
  }

  private void model() {
    WeightModel model = matched.model();
    html.append("<h2>What each level of agreement weighs, in bits</h2><table>");
    for (Attribute attribute : Attribute.all()) {
      for (int level = 1; level <= attribute.levels().size(); level++) {
        double weight = model.weight(attribute, level);
        double width = Math.min(WIDEST, Math.abs(weight) * PIXELS_PER_BIT);
        String name = attribute.code() + ": " + attribute.levelCode(level);
        row(name, decimal(weight), bar(weight < 0 ? "b m" : "b", width));
      }
    }
    html.append("</table>");
  }

  private void row(String name, String value, String bar) {
    html.append("<tr><td>").append(name).append("<td class=n>").append(value);
    html.append("<td>").append(bar).append('\n');
  }

  private static String bar(String type, double width) {
    return String.format(
        Locale.ROOT, "<span class=\"%s\" style=\"width:%.0fpx\"></span>", type, width);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
