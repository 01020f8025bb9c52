package dev.mingce.customer.record;

import dev.mingce.customer.content.CustomerContent;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.SubjectKey;

/** A customer whose document has been opened. */
public record OpenCustomer(SealedCustomer sealed, SubjectKey key, PersonalDocument document) {
  public CustomerContent content() {
    Owner owner = sealed.facts().owner();
    return new CustomerContent(
        sealed.facts().kind(),
        document,
        sealed.facts().tags(),
        sealed.facts().tier(),
        sealed.facts().stage(),
        owner == null ? new Owner("none", null) : owner,
        sealed.facts().standardVersion());
  }

  @Override
  public String toString() {
    return "OpenCustomer[" + sealed.id() + "]";
  }
}
