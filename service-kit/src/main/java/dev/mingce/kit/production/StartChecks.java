package dev.mingce.kit.production;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Stops the start on an unsafe configuration, except where {@code mingce.environment} is {@code
 * local} or {@code test}.
 */
@ApplicationScoped
public class StartChecks {
  private static final Logger LOG = Logger.getLogger(StartChecks.class);

  private final DataSource dataSource;

  StartChecks(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  // Before the consumers and everything else that acts.
  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event)
      throws SQLException {
    StartSettings settings = StartSettings.read();
    if (!settings.isProduction()) {
      return;
    }
    List<String> unsafe = UnsafeSettings.find(settings, DatabaseSettings.of(dataSource));
    if (!unsafe.isEmpty()) {
      unsafe.forEach(reason -> LOG.errorf("refused to start: %s", reason));
      throw new IllegalStateException(
          "unsafe configuration for production: " + String.join("; ", unsafe));
    }
  }
}
