package dev.mingce.dedup.cleanse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.dedup.cleanse.repair.Repair;
import dev.mingce.dedup.cleanse.repair.RepairRule;
import dev.mingce.dedup.cleanse.repair.Repairs;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.CustomerChange;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.EventJson;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Proposes repairs as records change. Runs inside the transaction of the change, which holds the
 * lock of the customer.
 */
@ApplicationScoped
public class CleansingService {

  static final String SYSTEM = "cleansing";

  private static final String BY_RULE = "rule";
  private static final ObjectMapper JSON = EventJson.mapper();

  private final CleansingRows rows;
  private final CleansingRules rules;
  private final RepairTokens tokens;

  CleansingService(CleansingRows rows, CleansingRules rules, RepairTokens tokens) {
    this.rows = rows;
    this.rules = rules;
    this.tokens = tokens;
  }

  /** These customers have this content from now on. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void replaced(List<Cleansable> contents) {
    Set<UUID> known =
        rows.known(contents.stream().map(one -> one.change().customer().id()).toList());
    contents.forEach(one -> replaced(one, known.contains(one.change().customer().id())));
  }

  private void replaced(Cleansable content, boolean known) {
    CustomerFacts facts = content.change().customer();
    Owner owner = facts.owner();
    List<Repair> repairs =
        Repairs.of(kind(facts), content.document()).stream().filter(this::isProposed).toList();
    if (owner == null || (repairs.isEmpty() && !known)) {
      return;
    }
    SubjectKey key = content.key();
    rows.save(
        new CleansingRows.Subject(
            facts.id(),
            facts.kind(),
            owner.unit(),
            key.kid(),
            RepairSeal.sealName(key, facts.id(), name(facts, content.document()))));
    boolean toTell = known && retire(content.change());
    List<Suggestion> before = known ? rows.ofCustomer(facts.id()) : List.of();
    toTell |= propose(facts.id(), owner.unit(), repairs, before, key);
    if (toTell) {
      rows.due(facts.id(), now());
    }
  }

  /** Nothing of the customer stays. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void dropped(UUID customerId) {
    rows.removeCustomer(customerId);
  }

  private boolean isProposed(Repair repair) {
    return RepairRule.find(repair.rule())
        .filter(rule -> rules.mode(rule) != RuleMode.OFF)
        .isPresent();
  }

  // A value that somebody has changed since is no longer the one that was repaired.
  private boolean retire(CustomerChange change) {
    if (change.source().equals("source:" + SYSTEM)) {
      return false;
    }
    List<String> changed = change.changedFields().stream().map(CleansingService::first).toList();
    boolean toTell = false;
    for (Suggestion one : rows.ofCustomer(change.customer().id())) {
      if (one.state().equals(Suggestion.ACCEPTED) && changed.contains(first(one.pointer()))) {
        rows.decide(one.id(), Suggestion.OBSOLETE, BY_RULE, now());
        toTell = true;
      }
    }
    // Its name may be another by now, which the record repeats.
    return toTell || (changed.contains("/name") && isTold(change.customer().id()));
  }

  private boolean isTold(UUID customerId) {
    return rows.ofCustomer(customerId).stream().anyMatch(one -> one.appliedAt() != null);
  }

  private boolean propose(
      UUID customerId, String unit, List<Repair> repairs, List<Suggestion> known, SubjectKey key) {
    List<byte[]> proposed = repairs.stream().map(repair -> tokens.of(customerId, repair)).toList();
    for (Suggestion one : known) {
      boolean gone = proposed.stream().noneMatch(token -> Arrays.equals(token, one.token()));
      if (gone && one.state().equals(Suggestion.OPEN)) {
        rows.remove(one.id());
      }
    }
    boolean toTell = false;
    for (int i = 0; i < repairs.size(); i++) {
      byte[] token = proposed.get(i);
      if (known.stream().noneMatch(one -> Arrays.equals(token, one.token()))) {
        toTell |= insert(customerId, unit, repairs.get(i), token, key);
      }
    }
    return toTell;
  }

  private boolean insert(
      UUID customerId, String unit, Repair repair, byte[] token, SubjectKey key) {
    RepairRule rule = RepairRule.find(repair.rule()).orElseThrow();
    boolean accepted = repair.isSayable() && rules.mode(rule) == RuleMode.AUTOMATIC;
    UUID id = Ids.next();
    Instant now = now();
    rows.insert(
        new Suggestion(
            id,
            1,
            customerId,
            unit,
            repair.rule(),
            repair.pointer(),
            token,
            repair.isSayable(),
            accepted ? Suggestion.ACCEPTED : Suggestion.OPEN,
            key.kid(),
            RepairSeal.seal(key, id, repair),
            now,
            accepted ? BY_RULE : null,
            accepted ? now : null,
            null));
    return accepted;
  }

  private static ObjectNode name(CustomerFacts facts, PersonalDocument document) {
    ObjectNode name = JSON.createObjectNode();
    if (kind(facts) == SubjectKind.PERSON) {
      name.set("name", JSON.valueToTree(document.name()));
    } else {
      OrganisationFacts organisation = document.organisation();
      if (document.name() != null) {
        name.set("name", JSON.valueToTree(document.name()));
      }
      if (organisation != null && organisation.legalName() != null) {
        name.putObject("organisation").put("legalName", organisation.legalName());
      }
    }
    return name;
  }

  private static SubjectKind kind(CustomerFacts facts) {
    return facts.kind().equals(CustomerFacts.ORGANISATION)
        ? SubjectKind.ORGANISATION
        : SubjectKind.PERSON;
  }

  private static String first(String pointer) {
    int second = pointer.indexOf('/', 1);
    return second < 0 ? pointer : pointer.substring(0, second);
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
