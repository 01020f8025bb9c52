package dev.mingce.customer.record;

import dev.mingce.customer.content.CustomerContent;
import dev.mingce.kit.security.Caller;
import org.jspecify.annotations.Nullable;

/** Edits of customers whose golden record is projected from several source records. */
public interface ProjectedRecords {
  /** Writes the next version; refused with 412 when somebody else was faster. */
  void edit(OpenCustomer current, CustomerContent after, Caller caller, @Nullable String reason);
}
