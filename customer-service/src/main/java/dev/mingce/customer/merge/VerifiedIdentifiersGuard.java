package dev.mingce.customer.merge;

import dev.mingce.customer.identifier.IdentifierTypeService;
import dev.mingce.customer.identifier.IdentifierTypeView;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.Verification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Two verified numbers of a type that a person has once are two people. */
@ApplicationScoped
class VerifiedIdentifiersGuard implements MergeGuard {
  static final String CODE = "different-verified-identifiers";

  private final IdentifierTypeService types;

  VerifiedIdentifiersGuard(IdentifierTypeService types) {
    this.types = types;
  }

  @Override
  public List<String> blocks(List<MergeParty> parties) {
    for (IdentifierTypeView type : types.all()) {
      if ((type.unique() || type.stability().equals("permanent"))
          && values(type.code(), parties) > 1) {
        return List.of(CODE + ":" + type.code());
      }
    }
    return List.of();
  }

  private static long values(String type, List<MergeParty> parties) {
    return parties.stream()
        .flatMap(party -> party.content().document().identifiers().stream())
        .filter(one -> one.type().equals(type) && Verification.holds(one.verification()))
        .map(Identifier::normalized)
        .distinct()
        .count();
  }
}
