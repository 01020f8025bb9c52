package dev.mingce.customer.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.standard.StandardDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The statements of dry runs. */
@ApplicationScoped
class DryRunRows {
  private static final String COUNT =
      """
      INSERT INTO dry_run_count (job_id, path, code, source, unit, records) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (job_id, path, code, source, unit) DO UPDATE SET records = dry_run_count.records + excluded.records
      """;

  private final DataSource dataSource;
  private final ObjectMapper json;

  DryRunRows(DataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException, JsonProcessingException;
  }

  void insert(DryRun run) {
    with(
        "INSERT INTO dry_run (job_id, standard_id, standard_name, standard_version, kind,"
            + " definition, units) VALUES (?, ?, ?, ?, ?, ?, ?)",
        insert -> {
          insert.setObject(1, run.jobId());
          insert.setObject(2, run.standardId());
          insert.setString(3, run.standardName());
          insert.setLong(4, run.standardVersion());
          insert.setString(5, run.kind());
          insert.setString(6, json.writeValueAsString(run.definition()));
          insert.setArray(7, insert.getConnection().createArrayOf("text", run.units().toArray()));
          return insert.executeUpdate();
        });
  }

  Optional<DryRun> find(UUID jobId) {
    return with(
        "SELECT * FROM dry_run WHERE job_id = ?",
        select -> {
          select.setObject(1, jobId);
          try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(run(row)) : Optional.empty();
          }
        });
  }

  void advance(UUID jobId, UUID position) {
    with(
        "UPDATE dry_run SET position = ? WHERE job_id = ?",
        update -> {
          update.setObject(1, position);
          update.setObject(2, jobId);
          return update.executeUpdate();
        });
  }

  void count(UUID jobId, Map<DryRunReport.Cell, Long> more) {
    with(
        COUNT,
        insert -> {
          for (Map.Entry<DryRunReport.Cell, Long> entry : more.entrySet()) {
            insert.setObject(1, jobId);
            insert.setString(2, entry.getKey().path());
            insert.setString(3, entry.getKey().code());
            insert.setString(4, entry.getKey().source());
            insert.setString(5, entry.getKey().unit());
            insert.setLong(6, entry.getValue());
            insert.addBatch();
          }
          return insert.executeBatch();
        });
  }

  List<DryRunReport.Cell> counts(UUID jobId) {
    return with(
        "SELECT * FROM dry_run_count WHERE job_id = ? ORDER BY path, code, source, unit",
        select -> {
          select.setObject(1, jobId);
          List<DryRunReport.Cell> counts = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              counts.add(
                  new DryRunReport.Cell(
                      row.getString("path"),
                      row.getString("code"),
                      row.getString("source"),
                      row.getString("unit"),
                      row.getLong("records")));
            }
          }
          return counts;
        });
  }

  void insertSamples(UUID jobId, List<Finding> samples) {
    with(
        "INSERT INTO dry_run_sample (job_id, customer_id, version, unit, source, faults)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        insert -> {
          for (Finding sample : samples) {
            insert.setObject(1, jobId);
            insert.setObject(2, sample.customerId());
            insert.setLong(3, sample.version());
            insert.setString(4, sample.unit());
            insert.setString(5, sample.source());
            insert.setString(6, json.writeValueAsString(sample.faults()));
            insert.addBatch();
          }
          return insert.executeBatch();
        });
  }

  List<Finding> samples(UUID jobId) {
    return with(
        "SELECT * FROM dry_run_sample WHERE job_id = ? ORDER BY customer_id",
        select -> {
          select.setObject(1, jobId);
          List<Finding> samples = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              samples.add(
                  new Finding(
                      row.getObject("customer_id", UUID.class),
                      row.getLong("version"),
                      row.getString("unit"),
                      row.getString("source"),
                      json.readValue(row.getString("faults"), new TypeReference<>() {}),
                      Map.of()));
            }
          }
          return samples;
        });
  }

  private DryRun run(ResultSet row) throws SQLException, JsonProcessingException {
    return new DryRun(
        row.getObject("job_id", UUID.class),
        row.getObject("standard_id", UUID.class),
        row.getString("standard_name"),
        row.getLong("standard_version"),
        row.getString("kind"),
        json.readValue(row.getString("definition"), StandardDefinition.class),
        Set.of((String[]) row.getArray("units").getArray()),
        row.getObject("position", UUID.class));
  }

  private <T> T with(String sql, Work<T> work) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("dry run not read or written", e);
    }
  }
}
