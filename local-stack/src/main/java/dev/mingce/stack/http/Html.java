package dev.mingce.stack.http;

/** The frame of a small page, and the escaping that everything foreign needs. */
public final class Html {

  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
      h1{font-size:1.3rem} article{border:1px solid #ddd;border-radius:6px;padding:.8rem 1rem;margin:1rem 0}
      table{border-collapse:collapse;width:100%} td,th{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #eee}
      .meta{color:#666;font-size:.9em} pre{white-space:pre-wrap;overflow-wrap:anywhere} code{font-size:.9em}
      """;

  private Html() {}

  /** A page with this title around a body that is safe already. */
  public static String page(String title, String safeBody) {
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>"
        + escape(title)
        + "</title><style>"
        + STYLE
        + "</style><h1>"
        + escape(title)
        + "</h1>"
        + safeBody
        + "</html>";
  }

  /** Text that cannot become markup, in an element or in a quoted attribute. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
