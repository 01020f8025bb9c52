package dev.mingce.customer.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.customer.content.ChangedFields;
import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.record.ChangeKind;
import dev.mingce.customer.record.NextVersion;
import dev.mingce.customer.record.OpenCustomer;
import dev.mingce.customer.record.ProjectedRecords;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.record.SealingService;
import dev.mingce.customer.survivorship.Fields;
import dev.mingce.customer.survivorship.Marks;
import dev.mingce.customer.survivorship.OwnEdit;
import dev.mingce.customer.survivorship.SourceRecord;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Edits of golden records that come from several sources: they become part of the platform's own
 * record, and a field is pinned where the policy would not show the edit.
 */
@ApplicationScoped
public class SourceEditService implements ProjectedRecords {
  private final GoldenService golden;
  private final SourceStoreService store;
  private final SealingService sealing;
  private final Clock clock;

  SourceEditService(
      GoldenService golden, SourceStoreService store, SealingService sealing, Clock clock) {
    this.golden = golden;
    this.store = store;
    this.sealing = sealing;
    this.clock = clock;
  }

  @Override
  public void edit(
      OpenCustomer current, CustomerContent after, Caller caller, @Nullable String reason) {
    Linked linked = golden.load(current.sealed());
    OpenRecord own = linked.own().orElseGet(() -> empty(current.sealed()));
    Map<String, JsonNode> wanted = Fields.of(after);
    OwnEdit.Result edit =
        OwnEdit.apply(
            own.content().fields(),
            own.marks(),
            linked.records().stream()
                .map(OpenRecord::content)
                .filter(one -> !one.id().equals(own.id()))
                .toList(),
            Fields.of(current.content()),
            wanted,
            golden.tokens());
    OpenRecord edited = state(own, edit.fields(), edit.marks());
    Map<String, JsonNode> shown = golden.project(linked.with(edited)).fields();
    edited = state(edited, edit.fields(), pinned(edit.marks(), current, wanted, shown));
    Linked changed = linked.with(edited);
    CustomerContent content =
        golden.content(changed, golden.project(changed), after.standardVersion());
    store.apply(
        current.sealed(),
        sealing.next(
            new NextVersion(
                current.sealed(),
                content,
                current.key(),
                ChangedFields.between(current.content(), content),
                caller.actor(),
                "api",
                reason,
                new ChangeKind.Updated(),
                current.sealed().sourceState() + 1,
                null)),
        List.of(golden.seal(edited, caller.actor(), true)));
  }

  // What the editor changed and the policy would not show.
  private static Marks pinned(
      Marks marks,
      OpenCustomer current,
      Map<String, JsonNode> wanted,
      Map<String, JsonNode> shown) {
    Map<String, JsonNode> before = Fields.of(current.content());
    Set<String> pinned = new HashSet<>(marks.pinned());
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(wanted.keySet());
    for (String path : paths) {
      boolean edited = !Objects.equals(before.get(path), wanted.get(path));
      if (edited
          && !Fields.LISTS.contains(path)
          && !Objects.equals(shown.get(path), wanted.get(path))) {
        pinned.add(path);
      }
    }
    return new Marks(pinned, marks.hidden());
  }

  private OpenRecord state(OpenRecord before, Map<String, JsonNode> fields, Marks marks) {
    SourceRecord content = before.content();
    return new OpenRecord(
        new SourceRecord(
            content.id(),
            content.customerId(),
            content.system(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            content.since(),
            fields),
        marks,
        before.version(),
        before.keyToken(),
        null);
  }

  private OpenRecord empty(SealedCustomer customer) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new OpenRecord(
        new SourceRecord(customer.id(), customer.id(), SourceRecord.OWN, now, now, Map.of()),
        Marks.NONE,
        0,
        golden.keyToken(SourceRecord.OWN, customer.id().toString()),
        null);
  }
}
