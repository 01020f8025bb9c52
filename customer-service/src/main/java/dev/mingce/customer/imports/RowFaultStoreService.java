package dev.mingce.customer.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Faults of rows in the database. */
@ApplicationScoped
public class RowFaultStoreService {
  private static final String INSERT =
      "INSERT INTO import_row_fault (job_id, row_no, column_name, code, severity, arguments)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String SELECT =
      "SELECT * FROM import_row_fault WHERE job_id = ? AND id > ? ORDER BY id LIMIT ?";

  private final DataSource dataSource;

  RowFaultStoreService(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Some faults, and where the next ones begin. */
  record Slice(List<RowFault> faults, long last) {}

  @Transactional(Transactional.TxType.MANDATORY)
  void append(UUID jobId, List<RowFault> faults) {
    if (faults.isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (RowFault fault : faults) {
        insert.setObject(1, jobId);
        insert.setLong(2, fault.row());
        insert.setString(3, fault.column());
        insert.setString(4, fault.code());
        insert.setString(5, fault.severity());
        insert.setArray(6, connection.createArrayOf("text", fault.arguments().toArray()));
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("row faults not written", e);
    }
  }

  @Transactional
  Slice after(UUID jobId, long last, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setObject(1, jobId);
      select.setLong(2, last);
      select.setInt(3, limit);
      List<RowFault> faults = new ArrayList<>();
      long end = last;
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          end = row.getLong("id");
          faults.add(
              new RowFault(
                  row.getLong("row_no"),
                  row.getString("column_name"),
                  row.getString("code"),
                  RowFault.WARNING.equals(row.getString("severity")),
                  List.of((String[]) row.getArray("arguments").getArray())));
        }
      }
      return new Slice(faults, end);
    } catch (SQLException e) {
      throw new IllegalStateException("row faults not read", e);
    }
  }
}
