package dev.mingce.customer.imports;

import dev.mingce.customer.content.CustomerContent;
import java.util.List;

/** What a row became. */
sealed interface RowOutcome {
  List<RowFault> faults();

  record Accepted(CustomerContent content, List<RowFault> faults) implements RowOutcome {
    public Accepted {
      faults = List.copyOf(faults);
    }
  }

  record Rejected(List<RowFault> faults) implements RowOutcome {
    public Rejected {
      faults = List.copyOf(faults);
    }
  }
}
