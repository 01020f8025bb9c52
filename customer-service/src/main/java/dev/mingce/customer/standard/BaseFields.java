package dev.mingce.customer.standard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every place that a customer has before any standard, with what always holds there. */
public final class BaseFields {
  public static final String TEXT = "text";
  public static final String DATE = "date";
  public static final String NUMBER = "number";
  public static final String BOOLEAN = "boolean";
  public static final String LIST = "list";

  static final Base ATTRIBUTE = new Base(TEXT, 1_000);
  static final Base NONE = new Base(TEXT, null);

  /** By path, {@code *} for each entry of a list, in the order in which a form asks for them. */
  public static final Map<String, Base> ALL = all();

  private BaseFields() {}

  /**
   * What always holds.
   *
   * @param maxLength in code points
   */
  public record Base(String type, @Nullable Integer maxLength) {}

  private static Map<String, Base> all() {
    Map<String, Base> all = new LinkedHashMap<>();
    texts(all, 200, "/name/family", "/name/given", "/name/full", "/name/phonetic");
    all.put("/birthDate", new Base(DATE, null));
    list(all, "/contactPoints");
    texts(all, 200, "/contactPoints/*/type");
    texts(all, 320, "/contactPoints/*/value");
    all.put("/contactPoints/*/preferred", new Base(BOOLEAN, null));
    dates(all, "/contactPoints/*/validFrom", "/contactPoints/*/validUntil");
    verification(all, "/contactPoints/*");
    list(all, "/identifiers");
    texts(all, 200, "/identifiers/*/type", "/identifiers/*/value");
    verification(all, "/identifiers/*");
    list(all, "/addresses");
    texts(all, 200, "/addresses/*/country", "/addresses/*/province", "/addresses/*/city");
    texts(all, 200, "/addresses/*/district", "/addresses/*/detail");
    texts(all, 20, "/addresses/*/postcode");
    texts(all, 200, "/addresses/*/regionCode");
    texts(all, 40, "/addresses/*/type");
    texts(all, 500, "/addresses/*/text");
    list(all, "/aliases");
    texts(all, 40, "/aliases/*/type");
    texts(all, 200, "/aliases/*/value");
    texts(all, 200, "/demographics/gender", "/demographics/education");
    texts(all, 200, "/demographics/occupation", "/demographics/nationality");
    texts(all, 200, "/organisation/legalName", "/organisation/shortName");
    texts(all, 200, "/organisation/legalRepresentative");
    dates(all, "/organisation/foundedOn");
    texts(all, 200, "/organisation/industryCode", "/organisation/size");
    list(all, "/contactPersons");
    texts(all, 64, "/contactPersons/*/relationship");
    texts(all, 36, "/contactPersons/*/customerId");
    texts(all, 200, "/contactPersons/*/name");
    texts(all, 320, "/contactPersons/*/phone", "/contactPersons/*/email");
    texts(all, 35, "/preferences/language");
    texts(all, 40, "/preferences/channel");
    texts(all, 200, "/preferences/contactTime");
    list(all, "/preferences/interests");
    texts(all, 64, "/preferences/interests/*");
    list(all, "/tags");
    texts(all, 64, "/tags/*");
    texts(all, 64, "/tier", "/stage");
    texts(all, 64, "/owner/unit", "/owner/user");
    return Collections.unmodifiableMap(all);
  }

  private static void verification(Map<String, Base> all, String entry) {
    texts(all, 20, entry + "/verification/state");
    texts(all, 64, entry + "/verification/method");
    dates(all, entry + "/verification/on");
  }

  private static void texts(Map<String, Base> all, int maxLength, String... paths) {
    for (String path : paths) {
      all.put(path, new Base(TEXT, maxLength));
    }
  }

  private static void dates(Map<String, Base> all, String... paths) {
    for (String path : paths) {
      all.put(path, new Base(DATE, null));
    }
  }

  private static void list(Map<String, Base> all, String path) {
    all.put(path, new Base(LIST, null));
  }
}
