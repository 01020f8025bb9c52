package dev.mingce.stack.platform;

import java.util.concurrent.Executor;

/**
 * Where the supervisor's own work runs: a daemon thread for each piece, because most pieces wait.
 */
final class Threads {

  static final Executor EXECUTOR = work -> Thread.ofPlatform().daemon().start(work);

  private Threads() {}
}
