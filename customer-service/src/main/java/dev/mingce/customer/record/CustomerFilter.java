package dev.mingce.customer.record;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list. */
public class CustomerFilter {
  @RestQuery
  @Parameter(description = "Phone number, however it is written", example = "138 1234 5678")
  @Nullable String phone;

  @RestQuery
  @Parameter(description = "Email address", example = "xiaoming@example.com")
  @Nullable String email;

  @RestQuery
  @Parameter(description = "<type>:<value>", example = "passport:E12345678")
  @Nullable String identifier;

  @RestQuery
  @Parameter(description = "Whole name, in either order", example = "王小明")
  @Nullable String name;

  @RestQuery
  @Parameter(
      description = "Only people or only organisations",
      example = "person",
      schema = @Schema(enumeration = {"person", "organisation"}))
  @Nullable String kind;

  @RestQuery
  @Parameter(
      description = "Oldest or newest first",
      example = "-createdAt",
      schema =
          @Schema(
              enumeration = {"createdAt", "-createdAt"},
              defaultValue = "createdAt"))
  @Nullable String sort;

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
