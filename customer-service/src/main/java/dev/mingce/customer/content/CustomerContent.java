package dev.mingce.customer.content;

import dev.mingce.events.Owner;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of a customer after validation: what is personal in the document, the rest beside it.
 *
 * @param tier code of how much the customer is worth to the house, if one
 * @param stage code of the stage in the life of the relation, if known
 * @param standardVersion the data standard that it was checked against
 */
public record CustomerContent(
    String kind,
    PersonalDocument document,
    List<String> tags,
    @Nullable String tier,
    @Nullable String stage,
    Owner owner,
    String standardVersion) {
  public CustomerContent {
    tags = List.copyOf(tags);
  }

  /** Division of the first address that could be placed. */
  public @Nullable String regionCode() {
    return document.addresses().stream()
        .map(PostalAddress::regionCode)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  public @Nullable String industryCode() {
    OrganisationFacts facts = document.organisation();
    return facts == null ? null : facts.industryCode();
  }
}
