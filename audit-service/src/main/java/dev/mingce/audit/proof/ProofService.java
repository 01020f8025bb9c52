package dev.mingce.audit.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mingce.audit.log.CheckpointService;
import dev.mingce.audit.log.LogDamagedException;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.OwnReadsService;
import dev.mingce.audit.log.StoredCheckpoint;
import dev.mingce.audit.log.Target;
import dev.mingce.audit.log.TreeService;
import dev.mingce.audit.tree.EntryBundle;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.audit.tree.ProofCheck;
import dev.mingce.audit.tree.Proofs;
import dev.mingce.audit.tree.Tile;
import dev.mingce.audit.tree.TilePath;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Proves that entries are in the log and that the log only grew. */
@ApplicationScoped
public class ProofService {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LOOK_AGAIN_NANOS = 20_000_000;
  // Fewer than there are connections: whoever appends, among them the records of these very
  // requests, must never wait for a connection behind those who only read.
  private static final int AT_ONCE = 8;
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final EntryPlace places;
  private final StoredTree tree;
  private final TreeService stored;
  private final CheckpointService checkpoints;
  private final OwnReadsService reads;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  ProofService(
      EntryPlace places,
      StoredTree tree,
      TreeService stored,
      CheckpointService checkpoints,
      OwnReadsService reads) {
    this.places = places;
    this.tree = tree;
    this.stored = stored;
    this.checkpoints = checkpoints;
    this.reads = reads;
  }

  /** The newest checkpoint as a note. */
  public String checkpoint() {
    return checkpoints.latest().note();
  }

  /** The newest signed state. */
  public StoredCheckpoint newest() {
    return checkpoints.latest();
  }

  /**
   * The audit path of an entry to a signed state, each hash base64.
   *
   * @throws LogDamagedException if the bytes are not those that were signed
   */
  public List<String> path(long index, byte[] bytes, StoredCheckpoint checkpoint) {
    return base64(path(index, LeafHash.of(bytes), tree.proofs(checkpoint), checkpoint));
  }

  /** The newest checkpoint that a witness signed too. */
  public Optional<String> witnessed() {
    return checkpoints.witnessed().map(StoredCheckpoint::note);
  }

  /** The key that checkpoints are checked with. */
  public String verifierKey() {
    return checkpoints.verifierKey();
  }

  /** A tile, if the newest checkpoint needs it to exist. */
  public Optional<byte[]> tile(TilePath path) {
    StoredCheckpoint newest = checkpoints.latest();
    long complete =
        Tile.fullTiles(path.level(), newest.size()) * Tile.WIDTH
            + Tile.partialWidth(path.level(), newest.size());
    return path.index() * Tile.WIDTH + path.width() <= complete
        ? Optional.of(tree.tile(path, newest))
        : Optional.empty();
  }

  /**
   * A bundle of entries, if the newest checkpoint covers it and none of it was dropped at the end
   * of its retention. Recorded as audit.export.
   */
  public Optional<byte[]> bundle(Caller caller, TilePath path) {
    long first = path.index() * Tile.WIDTH;
    boolean there =
        first + path.width() <= checkpoints.latest().size() && first >= stored.firstEntry();
    reads.record(
        caller,
        "audit.export",
        there ? Outcome.DONE : Outcome.FAILED,
        new Target(Target.AUDIT_LOG, null, null, null),
        JsonNodeFactory.instance
            .objectNode()
            .put("first", first)
            .put("count", there ? path.width() : 0));
    return there
        ? Optional.of(EntryBundle.write(stored.entries(first, first + path.width())))
        : Optional.empty();
  }

  /** The proof of an entry. A look at one that is not there is recorded as well. */
  public Optional<EntryProof> prove(Caller caller, UUID id) {
    Optional<EntryPlace.Found> found = inTurn(() -> places.find(id));
    reads.record(
        caller,
        OwnReadsService.READ,
        found.isPresent() ? Outcome.DONE : Outcome.FAILED,
        new Target(Target.AUDIT_ENTRY, id.toString(), null, null),
        JsonNodeFactory.instance.objectNode().put("count", found.isPresent() ? 1 : 0));
    return found.map(entry -> prove(entry.leafIndex(), entry.bytes()));
  }

  /** What proves that the log grew from one size to another; without the latter, to its newest. */
  public ConsistencyProof consistency(long from, @Nullable Long to) {
    StoredCheckpoint newest = checkpoints.latest();
    long larger = to == null ? newest.size() : to;
    if (from < 0 || from > larger) {
      throw invalid("from");
    }
    if (larger > newest.size()) {
      throw invalid("to");
    }
    String note =
        larger == newest.size()
            ? newest.note()
            : checkpoints.ofSize(larger).map(StoredCheckpoint::note).orElse(null);
    return new ConsistencyProof(
        from, larger, base64(tree.proofs(larger, newest).consistency(from, larger)), note);
  }

  private EntryProof prove(long index, byte[] bytes) {
    StoredCheckpoint checkpoint = awaitCheckpoint(index);
    byte[] leafHash = LeafHash.of(bytes);
    List<byte[]> path = inTurn(() -> path(index, leafHash, tree.proofs(checkpoint), checkpoint));
    return new EntryProof(
        index,
        checkpoint.size(),
        BASE64.encodeToString(leafHash),
        BASE64.encodeToString(bytes),
        base64(path),
        checkpoint.note());
  }

  private static List<byte[]> path(
      long index, byte[] leafHash, Proofs proofs, StoredCheckpoint checkpoint) {
    List<byte[]> path = proofs.inclusion(index, checkpoint.size());
    if (!ProofCheck.includes(checkpoint.root(), checkpoint.size(), index, leafHash, path)) {
      throw new LogDamagedException("entry " + index + " is not the one that was signed");
    }
    return path;
  }

  // An entry of a moment ago waits for the next checkpoint, which is due at once.
  private StoredCheckpoint awaitCheckpoint(long index) {
    Instant deadline = Instant.now().plus(PATIENCE);
    StoredCheckpoint checkpoint = inTurn(checkpoints::latest);
    while (checkpoint.size() <= index) {
      if (Instant.now().isAfter(deadline)) {
        throw new ProblemException(KitError.UNAVAILABLE);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      checkpoint = inTurn(checkpoints::latest);
    }
    return checkpoint;
  }

  private <T> T inTurn(Supplier<T> reading) {
    turns.acquireUninterruptibly();
    try {
      return reading.get();
    } finally {
      turns.release();
    }
  }

  private static List<String> base64(List<byte[]> hashes) {
    return hashes.stream().map(BASE64::encodeToString).toList();
  }

  private static ProblemException invalid(String parameter) {
    return new ProblemException(
        KitError.INVALID_PARAMETER, List.of(Violation.at("?" + parameter, "invalid-value")));
  }
}
