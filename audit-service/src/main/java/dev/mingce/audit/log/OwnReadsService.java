package dev.mingce.audit.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.kit.Ids;
import dev.mingce.kit.observe.Traces;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Records who read the log. The entry is committed when this returns; where it cannot be, it throws
 * and there is no answer.
 */
@ApplicationScoped
public class OwnReadsService {
  /** The action of every look at entries. */
  public static final String READ = "audit.read";

  private static final String SERVICE = "audit-service";

  private final EntryLogService log;

  OwnReadsService(EntryLogService log) {
    this.log = log;
  }

  public void record(
      Caller caller, String action, Outcome outcome, Target target, ObjectNode details) {
    log.record(
        new EntryDraft(
            Ids.next(),
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            action,
            outcome,
            caller.actor(),
            target,
            SERVICE,
            action + ".v1",
            null,
            null,
            List.of(),
            Traces.traceId(),
            details,
            null));
  }
}
