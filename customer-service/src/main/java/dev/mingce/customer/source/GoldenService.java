package dev.mingce.customer.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.CustomerError;
import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.key.CustomerKeyService;
import dev.mingce.customer.record.CustomerStoreService;
import dev.mingce.customer.record.OpenCustomer;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.record.SealingService;
import dev.mingce.customer.survivorship.EntryTokens;
import dev.mingce.customer.survivorship.Fields;
import dev.mingce.customer.survivorship.Golden;
import dev.mingce.customer.survivorship.Marks;
import dev.mingce.customer.survivorship.SourceRecord;
import dev.mingce.customer.survivorship.Survivorship;
import dev.mingce.events.Actor;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.crypto.BlindIndex;
import dev.mingce.kit.crypto.DocumentCipher;
import dev.mingce.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Opens source records, projects golden records from them, and seals both. Never in a transaction.
 */
@ApplicationScoped
public class GoldenService {
  private static final ObjectMapper JSON = EventJson.mapper();

  private final SourceStoreService store;
  private final CustomerStoreService customers;
  private final SealingService sealing;
  private final CustomerKeyService keys;
  private final PolicyService policies;
  private final BlindIndex index;
  private final Clock clock;

  GoldenService(
      SourceStoreService store,
      CustomerStoreService customers,
      SealingService sealing,
      CustomerKeyService keys,
      PolicyService policies,
      BlindIndex index,
      Clock clock) {
    this.store = store;
    this.customers = customers;
    this.sealing = sealing;
    this.keys = keys;
    this.policies = policies;
    this.index = index;
    this.clock = clock;
  }

  /** A customer with its records; what was entered here before there were others is one of them. */
  public Linked load(SealedCustomer customer) {
    List<SealedCustomer> members = customers.mergedInto(customer.id());
    List<UUID> owners =
        Stream.concat(Stream.of(customer), members.stream()).map(SealedCustomer::id).toList();
    List<OpenRecord> records = new ArrayList<>();
    for (SealedRecord sealed : store.of(owners)) {
      records.add(open(sealed));
    }
    if (!customer.isProjected()) {
      records.add(ofRow(customer));
    }
    return new Linked(customer, members, records);
  }

  /** The golden record that follows from records. */
  public Golden project(Linked linked) {
    return Survivorship.project(
        linked.customer().id(),
        linked.contents(),
        linked.marks(),
        policies.current().policy(),
        tokens());
  }

  public EntryTokens tokens() {
    return (id, path, key) ->
        HexFormat.of().formatHex(index.token("hidden", id + "\u001f" + path + "\u001f" + key));
  }

  public byte[] keyToken(String system, String key) {
    return index.token("source", system + "\u001f" + key);
  }

  /** The content that a golden record is. */
  public CustomerContent content(Linked linked, Golden golden, String standardVersion) {
    Map<String, JsonNode> fields = new TreeMap<>(golden.fields());
    // A source that names no owner leaves the customer to the one it has.
    fields.putIfAbsent(Fields.OWNER, JSON.valueToTree(linked.customer().facts().owner()));
    return Fields.content(linked.customer().facts().kind(), fields, standardVersion);
  }

  /** What was entered here, before it is a stored record. */
  public OpenRecord ofRow(SealedCustomer customer) {
    OpenCustomer open = sealing.open(customer);
    Instant at = customer.facts().updatedAt();
    return new OpenRecord(
        new SourceRecord(
            customer.id(),
            customer.id(),
            SourceRecord.OWN,
            at,
            customer.facts().createdAt(),
            Fields.of(open.content())),
        Marks.NONE,
        0,
        keyToken(SourceRecord.OWN, customer.id().toString()),
        null);
  }

  /** Seals a state of a record under the key of the customer for whom it was written. */
  public RecordWrite seal(OpenRecord state, Actor actor, boolean applied) {
    return seal(state, homeKey(state.content().customerId()), actor, applied);
  }

  public RecordWrite seal(OpenRecord state, SubjectKey key, Actor actor, boolean applied) {
    return seal(state, key, actor, applied, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /**
   * What a customer said before sources were told apart, stored as a record because a merge needs
   * it. Nobody edited anything: it bears the time of the merge, so that an un-merge does not report
   * it as an edit made since.
   */
  public RecordWrite sealForMerge(OpenRecord state, Actor actor, Instant mergedAt) {
    return seal(state, homeKey(state.content().customerId()), actor, true, mergedAt);
  }

  private static RecordWrite seal(
      OpenRecord state, SubjectKey key, Actor actor, boolean applied, Instant at) {
    StoredFields fields =
        new StoredFields(
            state.content().fields(),
            state.marks().pinned(),
            state.marks().hidden(),
            state.sourceKey());
    return new RecordWrite(
        state,
        UUID.fromString(key.kid()),
        DocumentCipher.seal(key.secret(), EventJson.write(fields), boundTo(state.id())),
        at,
        actor,
        applied);
  }

  /** The key of a customer alone. */
  public SubjectKey homeKey(UUID customer) {
    return keys.home(customer)
        .orElseThrow(() -> new ProblemException(CustomerError.CUSTOMER_ERASED));
  }

  private OpenRecord open(SealedRecord sealed) {
    SubjectKey key =
        keys.find(sealed.keyId())
            .orElseThrow(() -> new ProblemException(CustomerError.CUSTOMER_ERASED));
    StoredFields fields =
        EventJson.read(
            DocumentCipher.open(key.secret(), sealed.document(), boundTo(sealed.id())),
            StoredFields.class);
    return new OpenRecord(
        new SourceRecord(
            sealed.id(),
            sealed.customerId(),
            sealed.system(),
            sealed.sourceTime(),
            sealed.since(),
            fields.fields()),
        fields.marks(),
        sealed.version(),
        sealed.keyToken(),
        fields.sourceKey());
  }

  // A document copied to another record does not open there.
  private static byte[] boundTo(UUID recordId) {
    return ("source " + recordId).getBytes(StandardCharsets.US_ASCII);
  }
}
