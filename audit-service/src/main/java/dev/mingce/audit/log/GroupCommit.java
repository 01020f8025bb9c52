package dev.mingce.audit.log;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Commits what several callers wait for in one transaction: while one of them commits, the others
 * queue up for the next.
 */
final class GroupCommit {
  private static final int MOST = 500;

  private final Consumer<List<EntryDraft>> append;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock commit = new ReentrantLock();

  GroupCommit(Consumer<List<EntryDraft>> append) {
    this.append = append;
  }

  // Written and read under the lock only.
  private static final class Waiting {
    private final EntryDraft draft;
    private boolean done;
    private @Nullable RuntimeException failure;

    Waiting(EntryDraft draft) {
      this.draft = draft;
    }
  }

  void record(EntryDraft draft) {
    Waiting own = new Waiting(draft);
    queue.add(own);
    commit.lock();
    try {
      while (!own.done) {
        commitNext();
      }
      if (own.failure != null) {
        throw own.failure;
      }
    } finally {
      commit.unlock();
    }
  }

  private void commitNext() {
    List<Waiting> next = new ArrayList<>();
    for (Waiting one = queue.poll(); one != null; one = next.size() < MOST ? queue.poll() : null) {
      next.add(one);
    }
    RuntimeException failure = null;
    try {
      List<EntryDraft> drafts = next.stream().map(one -> one.draft).toList();
      QuarkusTransaction.requiringNew().run(() -> append.accept(drafts));
    } catch (RuntimeException e) {
      failure = e;
    }
    for (Waiting one : next) {
      one.failure = failure;
      one.done = true;
    }
  }
}
