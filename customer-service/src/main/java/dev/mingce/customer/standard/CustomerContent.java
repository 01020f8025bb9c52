package dev.mingce.customer.standard;

import dev.mingce.events.Owner;
import dev.mingce.events.sealed.PersonalDocument;
import java.util.List;

/**
 * The content of a customer after validation: what is personal in the document, the rest beside it.
 */
public record CustomerContent(
    String kind, PersonalDocument document, List<String> tags, Owner owner) {
  public CustomerContent {
    tags = List.copyOf(tags);
  }
}
