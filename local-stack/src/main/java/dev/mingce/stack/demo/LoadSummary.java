package dev.mingce.stack.demo;

import java.time.Duration;
import java.util.Map;

/**
 * What a load did.
 *
 * @param created customers created by this load
 * @param replayed customers that an earlier load had created: their first answer was replayed
 * @param refused customers that the service refused for a reason, such as an identifier already
 *     taken
 * @param failed customers that did not arrive in spite of all retries
 * @param refusals how often each problem code was answered among the refused
 */
public record LoadSummary(
    int created,
    int replayed,
    int refused,
    int failed,
    Map<String, Integer> refusals,
    Duration elapsed) {

  public LoadSummary {
    refusals = Map.copyOf(refusals);
  }

  /** One line for people. */
  public String text() {
    return "%d created, %d already there, %d refused %s, %d failed in %.1f s"
        .formatted(created, replayed, refused, refusals, failed, elapsed.toMillis() / 1000.0);
  }
}
