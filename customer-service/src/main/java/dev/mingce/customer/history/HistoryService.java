package dev.mingce.customer.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.record.CustomerService;
import dev.mingce.customer.record.Revision;
import dev.mingce.customer.record.RevisionStoreService;
import dev.mingce.customer.record.SealedRevision;
import dev.mingce.customer.record.VisibilityService;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of a customer: who changed what, when and why. */
@ApplicationScoped
public class HistoryService {
  private final RevisionStoreService revisions;
  private final CustomerService customers;
  private final VisibilityService visibility;
  private final CurrentCaller currentCaller;
  private final Cursors cursors;
  private final ObjectMapper json;

  HistoryService(
      RevisionStoreService revisions,
      CustomerService customers,
      VisibilityService visibility,
      CurrentCaller currentCaller,
      Cursors cursors,
      ObjectMapper json) {
    this.revisions = revisions;
    this.customers = customers;
    this.visibility = visibility;
    this.currentCaller = currentCaller;
    this.cursors = cursors;
    this.json = json;
  }

  /** The versions of a customer, newest first. */
  Page<Revision> list(UUID id, @Nullable Integer limit, @Nullable String cursor) {
    Caller caller = currentCaller.get();
    visibility.visible(id, caller, "read-denied");
    int size = Limits.of(limit);
    String listing = "revisions|" + id + "|" + caller.subject();
    long before =
        cursor == null
            ? Long.MAX_VALUE
            : Long.parseLong(cursors.decode(listing, cursor).getFirst());
    List<Revision> found =
        revisions.before(id, before, size + 1).stream().map(SealedRevision::revision).toList();
    return Page.cut(
        found, size, last -> cursors.encode(listing, List.of(Long.toString(last.version()))));
  }

  RevisionView one(UUID id, String version, @Nullable String purpose, boolean revealed) {
    Caller caller = currentCaller.get();
    String stated = admitted(id, caller, purpose, revealed);
    SealedRevision found = find(id, version);
    if (stated != null) {
      revisions.revealed(caller, id, stated, List.of(found.revision().version()));
    }
    return new RevisionView(
        found.revision(), customers.view(found.customer(), !revealed, List.of()));
  }

  RevisionDiff diff(UUID id, String from, String to, @Nullable String purpose, boolean revealed) {
    Caller caller = currentCaller.get();
    String stated = admitted(id, caller, purpose, revealed);
    SealedRevision before = find(id, from);
    SealedRevision after = find(id, to);
    if (stated != null) {
      revisions.revealed(
          caller, id, stated, List.of(before.revision().version(), after.revision().version()));
    }
    return new RevisionDiff(
        before.revision(),
        after.revision(),
        !revealed,
        Differences.between(side(before, revealed), side(after, revealed)));
  }

  private @Nullable String admitted(
      UUID id, Caller caller, @Nullable String purpose, boolean revealed) {
    String stated = revealed ? visibility.purpose(caller, id, purpose) : null;
    visibility.visible(id, caller, revealed ? "reveal-denied" : "read-denied");
    return stated;
  }

  private SealedRevision find(UUID id, String version) {
    if (!version.matches("[1-9]\\d{0,17}")) {
      throw ProblemException.notFound();
    }
    return revisions.at(id, Long.parseLong(version)).orElseThrow(ProblemException::notFound);
  }

  private Differences.Side side(SealedRevision revision, boolean revealed) {
    JsonNode actual = json.valueToTree(customers.view(revision.customer(), false, List.of()));
    JsonNode shown =
        revealed ? actual : json.valueToTree(customers.view(revision.customer(), true, List.of()));
    return new Differences.Side(actual, shown);
  }
}
