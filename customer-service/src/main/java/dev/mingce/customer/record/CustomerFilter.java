package dev.mingce.customer.record;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list. */
public class CustomerFilter {
  @RestQuery @Nullable String phone;
  @RestQuery @Nullable String email;
  @RestQuery @Nullable String identifier;
  @RestQuery @Nullable String name;
  @RestQuery @Nullable String kind;
  @RestQuery @Nullable String sort;
  @RestQuery @Nullable String cursor;
  @RestQuery @Nullable Integer limit;
  @RestQuery @Nullable Boolean count;

  @Nullable String phone() {
    return phone;
  }

  @Nullable String email() {
    return email;
  }

  @Nullable String identifier() {
    return identifier;
  }

  @Nullable String name() {
    return name;
  }

  @Nullable String kind() {
    return kind;
  }

  @Nullable String sort() {
    return sort;
  }

  @Nullable String cursor() {
    return cursor;
  }

  @Nullable Integer limit() {
    return limit;
  }

  @Nullable Boolean count() {
    return count;
  }

  /** Names the listing for its cursors: another filter is another listing. Only ever hashed. */
  String listing() {
    return String.join(
        "|", "customers", phone + "", email + "", identifier + "", name + "", kind + "", sort + "");
  }
}
