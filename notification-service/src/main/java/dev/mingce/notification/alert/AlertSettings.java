package dev.mingce.notification.alert;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who is told about alerts of the audit log. */
@ConfigMapping(prefix = "mingce.alerts")
public interface AlertSettings {
  /** Users of members of staff. Without any, an alert is suppressed, and the log says so. */
  Optional<List<String>> recipients();

  /** How often it is looked whether a message is due; {@code off} for never. */
  String every();
}
