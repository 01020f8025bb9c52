package dev.mingce.customer.token;

import dev.mingce.customer.standard.ContactType;
import dev.mingce.customer.standard.IdentifierType;
import dev.mingce.customer.standard.Regions;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.Alias;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.kit.crypto.BlindIndex;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes of everything that a customer can be searched by, as numbers of 64 bits: the first
 * eight bytes of the token that {@link BlindIndex} gives for the field and the folded value.
 *
 * <p>64 bits and not 128, because the index is that much smaller and only chance has to be feared:
 * without the key nobody can look for collisions. Among n different tokens a question meets a wrong
 * one with probability n/2<sup>64</sup>, which for 10<sup>9</sup> tokens is 5·10<sup>-11</sup>. Who
 * must be unique is decided elsewhere, with longer tokens.
 */
public final class SearchTokens {
  /** Pieces of names beyond this many tokens are left out. */
  private static final int MOST = 400;

  private static final int LAST_DIGITS = 4;

  private final BlindIndex index;
  private final String defaultRegion;

  /**
   * @param defaultRegion ISO 3166 region of a phone number without country code
   */
  public SearchTokens(BlindIndex index, String defaultRegion) {
    this.index = index;
    this.defaultRegion = defaultRegion;
  }

  /**
   * What of a customer is not personal, and searched by.
   *
   * @param tier code of a tier
   * @param stage code of a stage in the life of the relation
   * @param regionCode GB/T 2260
   * @param industryCode GB/T 4754 section
   */
  public record Facets(
      String kind,
      List<String> tags,
      @Nullable String tier,
      @Nullable String stage,
      @Nullable Owner owner,
      @Nullable String regionCode,
      @Nullable String industryCode) {
    public Facets {
      tags = List.copyOf(tags);
    }
  }

  /** All tokens of a customer, each once, in ascending order. */
  public long[] of(PersonalDocument document, Facets facets) {
    Set<Long> tokens = new TreeSet<>();
    facets(facets, tokens);
    exact(document, tokens);
    names(document, tokens);
    return tokens.stream().mapToLong(Long::longValue).toArray();
  }

  private void facets(Facets facets, Set<Long> tokens) {
    tokens.add(kind(facets.kind()));
    facets.tags().forEach(tag -> tokens.add(tag(tag)));
    if (facets.tier() != null) {
      tokens.add(tier(facets.tier()));
    }
    if (facets.stage() != null) {
      tokens.add(stage(facets.stage()));
    }
    if (facets.owner() != null) {
      tokens.add(unit(facets.owner().unit()));
    }
    if (facets.regionCode() != null) {
      for (int digits = 2; digits <= facets.regionCode().length(); digits += 2) {
        tokens.add(token("region", facets.regionCode().substring(0, digits)));
      }
    }
    if (facets.industryCode() != null) {
      tokens.add(industry(facets.industryCode()));
    }
  }

  private void exact(PersonalDocument document, Set<Long> tokens) {
    for (ContactPoint contact : document.contactPoints()) {
      String value = contact.normalized();
      ContactType type = ContactType.of(contact.type()).orElse(null);
      if (value != null && type != null) {
        tokens.add(token(type.isPhone() ? "phone" : type.code(), value));
        if (type.isPhone() && value.length() > LAST_DIGITS) {
          tokens.add(token("phone.last4", value.substring(value.length() - LAST_DIGITS)));
        }
      }
    }
    for (Identifier identifier : document.identifiers()) {
      String value = identifier.normalized();
      if (value != null) {
        tokens.add(token("identifier:" + identifier.type(), value));
      }
    }
  }

  private void names(PersonalDocument document, Set<Long> tokens) {
    PersonName name = document.name();
    if (name != null) {
      add(NamePieces.of(name.family(), name.given(), name.full()), tokens);
      if (name.phonetic() != null) {
        add(NamePieces.ofReading(name.phonetic()), tokens);
      }
    }
    for (Alias alias : document.aliases() == null ? List.<Alias>of() : document.aliases()) {
      add(NamePieces.of(null, null, alias.value()), tokens);
    }
    OrganisationFacts facts = document.organisation();
    if (facts != null) {
      add(NamePieces.of(null, null, facts.legalName()), tokens);
      add(NamePieces.of(null, null, facts.shortName()), tokens);
    }
  }

  private void add(Set<NamePiece> pieces, Set<Long> tokens) {
    pieces.stream()
        .limit(Math.max(0, MOST - tokens.size()))
        .forEach(piece -> tokens.add(token(piece)));
  }

  /**
   * How a name is looked for: for each kind, in the order of the ranking, the alternatives, all
   * tokens of one of which a customer must have. Empty when nothing of the text can be in a name.
   */
  public Map<NameKind, List<long[]>> name(String text) {
    Map<NameKind, List<long[]>> kinds = new EnumMap<>(NameKind.class);
    NameQuery.of(text)
        .forEach((kind, alternatives) -> {
          List<long[]> hashed = new ArrayList<>();
          alternatives.forEach(
              pieces -> hashed.add(pieces.stream().mapToLong(this::token).distinct().toArray()));
          kinds.put(kind, hashed);
        });
    return kinds;
  }

  /** Empty when the text cannot be a phone number. */
  public Optional<Long> phone(String text) {
    return ContactType.MOBILE.normalise(text, defaultRegion).map(value -> token("phone", value));
  }

  /** Empty when the text is not four digits. */
  public Optional<Long> lastFour(String text) {
    return text.matches("[0-9]{4}") ? Optional.of(token("phone.last4", text)) : Optional.empty();
  }

  /** Empty when the text cannot be an address. */
  public Optional<Long> email(String text) {
    return ContactType.EMAIL.normalise(text, defaultRegion).map(value -> token("email", value));
  }

  /** The token of {@code type:value}; empty when the type is unknown or there is no value. */
  public Optional<Long> identifier(String typeAndValue) {
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

  /** A division and all within it; empty when there is no such code. */
  public Optional<Long> region(String code) {
    return Regions.china().name(code).map(known -> token("region", Regions.prefix(code)));
  }

  public long kind(String kind) {
    return token("kind", kind);
  }

  public long tag(String tag) {
    return token("tag", tag);
  }

  public long tier(String tier) {
    return token("tier", tier);
  }

  public long stage(String stage) {
    return token("stage", stage);
  }

  public long unit(String unit) {
    return token("unit", unit);
  }

  public long industry(String section) {
    return token("industry", section);
  }

  private long token(NamePiece piece) {
    return token(piece.kind().field(), piece.text());
  }

  private long token(String field, String value) {
    return ByteBuffer.wrap(index.token("search." + field, value)).getLong();
  }
}
