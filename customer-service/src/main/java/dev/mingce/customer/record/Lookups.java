package dev.mingce.customer.record;

import dev.mingce.customer.standard.ContactType;
import dev.mingce.customer.standard.IdentifierType;
import dev.mingce.customer.standard.NameForms;
import dev.mingce.events.sealed.Alias;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.kit.crypto.BlindIndex;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keyed hashes of what a customer can be found by, so that no search needs a value in the clear.
 */
public final class Lookups {
  private final BlindIndex index;
  private final String defaultRegion;

  public Lookups(BlindIndex index, String defaultRegion) {
    this.index = index;
    this.defaultRegion = defaultRegion;
  }

  /**
   * One keyed hash.
   *
   * @param field what kind of value it was made of; part of the hash too
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Token(String field, byte[] value) {}

  /** All tokens of a document, each once. */
  public List<Token> of(PersonalDocument document) {
    Map<String, Token> tokens = new LinkedHashMap<>();
    for (ContactPoint contact : document.contactPoints()) {
      ContactType.of(contact.type())
          .filter(type -> contact.normalized() != null)
          .ifPresent(type -> put(tokens, field(type), contact.normalized()));
    }
    for (Identifier identifier : document.identifiers()) {
      put(tokens, "identifier:" + identifier.type(), identifier.normalized());
    }
    PersonName name = document.name();
    if (name != null) {
      NameForms.of(name.family(), name.given(), name.full())
          .forEach(form -> put(tokens, "name", form));
    }
    for (Alias alias : document.aliases() == null ? List.<Alias>of() : document.aliases()) {
      put(tokens, "name", NameForms.form(alias.value()));
    }
    return new ArrayList<>(tokens.values());
  }

  /** The token to look for a phone number with; empty when the text cannot be one. */
  public Optional<Token> phone(String text) {
    return ContactType.MOBILE.normalise(text, defaultRegion).map(value -> token("phone", value));
  }

  public Optional<Token> email(String text) {
    return ContactType.EMAIL.normalise(text, defaultRegion).map(value -> token("email", value));
  }

  public Token name(String text) {
    return token("name", NameForms.form(text));
  }

  /** The token of {@code type:value}; empty when the type is unknown or there is none. */
  public Optional<Token> identifier(String typeAndValue) {
    int colon = typeAndValue.indexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    String type = typeAndValue.substring(0, colon);
    return IdentifierType.of(type)
        .map(known -> known.normalise(typeAndValue.substring(colon + 1)))
        .filter(value -> !value.isEmpty())
        .map(value -> token("identifier:" + type, value));
  }

  private static String field(ContactType type) {
    return type.isPhone() ? "phone" : type.code();
  }

  private void put(
      Map<String, Token> tokens, String field, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      Token token = token(field, value);
      tokens.putIfAbsent(field + HexFormat.of().formatHex(token.value()), token);
    }
  }

  private Token token(String field, String value) {
    return new Token(field, index.token(field, value));
  }
}
