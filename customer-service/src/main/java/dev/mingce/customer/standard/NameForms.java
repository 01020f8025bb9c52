package dev.mingce.customer.standard;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which a name is looked up exactly: as entered, and with family and given name in
 * either order.
 */
public final class NameForms {
  private NameForms() {}

  public static Set<String> of(
      @Nullable String family, @Nullable String given, @Nullable String full) {
    Set<String> forms = new LinkedHashSet<>();
    add(full, forms);
    if (family != null && given != null) {
      add(family + given, forms);
      add(given + family, forms);
    } else {
      add(family, forms);
      add(given, forms);
    }
    return forms;
  }

  /** One form: NFKC, lower case, without spaces and punctuation. */
  public static String form(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Punct}·]", "");
  }

  private static void add(@Nullable String name, Set<String> forms) {
    if (name != null) {
      String form = form(name);
      if (!form.isEmpty()) {
        forms.add(form);
      }
    }
  }
}
