package dev.mingce.audit.log;

import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.tree.Frontier;
import dev.mingce.events.CheckpointPublished;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/** Signs states of the log, at most one in a while, and gives the signed ones out. */
@ApplicationScoped
public class CheckpointService {
  private static final String SOURCE = "/mingce/audit-service";

  private final CheckpointTable checkpoints;
  private final EntryTable entries;
  private final TreeService tree;
  private final Outbox outbox;
  private final LogKey key;
  private final Duration every;

  // Of this instance only: another one may sign in between, which does no harm.
  private volatile Instant lastAt = Instant.MIN;
  private volatile long lastSize = -1;

  CheckpointService(
      CheckpointTable checkpoints,
      EntryTable entries,
      TreeService tree,
      Outbox outbox,
      LogKey key,
      LogSettings settings) {
    this.checkpoints = checkpoints;
    this.entries = entries;
    this.tree = tree;
    this.outbox = outbox;
    this.key = key;
    this.every = settings.checkpointEvery();
  }

  /** The newest signed state; there is one as soon as the service has started. */
  public StoredCheckpoint latest() {
    return checkpoints
        .latest()
        .orElseThrow(() -> new LogDamagedException("there is no checkpoint yet"));
  }

  /** The signed state of exactly that size, if there is one. */
  public Optional<StoredCheckpoint> ofSize(long size) {
    return checkpoints.ofSize(size);
  }

  /** The newest state that a witness has signed too. */
  public Optional<StoredCheckpoint> witnessed() {
    return checkpoints.witnessed();
  }

  /** The key that an outsider checks signatures with. */
  public String verifierKey() {
    return key.signer().verifier().toString();
  }

  /** Keeps what a witness signed. */
  @Transactional
  public void cosigned(long size, String witness, String line) {
    checkpoints.cosign(size, witness, line, Instant.now());
  }

  /** Signs the state of the log as it is committed, if that is news and time for it. */
  @Transactional
  public void signNews() {
    if (!isTime() || !isNews()) {
      return;
    }
    EntryTable.Head head = entries.lockHead();
    if (isNews()) {
      byte[] root = tree.wholeEdge(head.size()).root();
      if (head.root() != null && !java.security.MessageDigest.isEqual(head.root(), root)) {
        throw new LogDamagedException("the entries do not have the root of the head");
      }
      sign(head.size(), root);
    }
  }

  /**
   * Keeps everybody from appending until the transaction ends.
   *
   * @return how many entries there are
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long holdSize() {
    return entries.lockHead().size();
  }

  /** Signs the state that the log had at a size, unless that was done. Others must be held off. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void signAt(long size) {
    if (checkpoints.ofSize(size).isEmpty()) {
      long newest = entries.head().size();
      Frontier whole = tree.wholeEdge(newest);
      sign(size, size == newest ? whole.root() : tree.edge(size).root());
    }
  }

  private boolean isNews() {
    long size = entries.head().size();
    if (size > lastSize) {
      lastSize = checkpoints.latest().map(StoredCheckpoint::size).orElse(-1L);
    }
    return size > lastSize;
  }

  boolean isTime() {
    return Duration.between(lastAt, Instant.now()).compareTo(every) >= 0;
  }

  /** Signs a state. Belongs into the transaction that made it and holds the head. */
  void sign(long size, byte[] root) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String origin = key.signer().verifier().name();
    String note = new Checkpoint(origin, size, root).sign(key.signer()).toString();
    checkpoints.insert(new StoredCheckpoint(size, root, note, now));
    CheckpointPublished event =
        new CheckpointPublished(origin, size, Base64.getEncoder().encodeToString(root), note, now);
    outbox.append(
        OutboxMessage.event(
            Topics.AUDIT_CHECKPOINTS,
            origin,
            EventEnvelope.of(Ids.next(), SOURCE, event, null),
            EventJson.write(event)));
    lastAt = now;
  }
}
