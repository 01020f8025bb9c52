package dev.mingce.kit.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What a service has told the audit log of those whom it did not let, read from its outbox. */
public final class RecordedRefusals {
  private static final String SELECT =
      "SELECT concat_ws(' ', e ->> 'action', e ->> 'reason', e ->> 'operation', e #>>"
          + " '{actor,roles,0}') FROM (SELECT id, convert_from(payload, 'UTF8')::jsonb AS e FROM"
          + " outbox WHERE topic = 'mingce.customer.access.v1' AND type ="
          + " 'access.refused.v1') o WHERE ";

  private final DataSource dataSource;

  public RecordedRefusals(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Action, reason, operation and first role of each, of callers of this unit. */
  public List<String> ofUnit(String unit) throws SQLException {
    return select("e #>> '{actor,unit}' = ?", unit);
  }

  /** Action, reason, operation and first role of each, for this reason. */
  public List<String> because(String reason) throws SQLException {
    return select("e ->> 'reason' = ?", reason);
  }

  private List<String> select(String where, String value) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT + where + " ORDER BY id")) {
      select.setString(1, value);
      try (ResultSet rows = select.executeQuery()) {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
        return texts;
      }
    }
  }
}
