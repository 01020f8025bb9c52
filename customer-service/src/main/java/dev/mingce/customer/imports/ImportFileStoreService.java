package dev.mingce.customer.imports;

import dev.mingce.customer.job.JobEnded;
import dev.mingce.kit.crypto.WrappedKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Uploaded files in the database, sealed in chunks, from the request until the job ends. */
@ApplicationScoped
public class ImportFileStoreService {
  private final DataSource dataSource;

  ImportFileStoreService(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void create(ImportFile file) {
    run(
        """
        INSERT INTO import_file (job_id, mapping, encoding, delimiter, units, chunks, key_uri, wrapped)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        insert -> {
          insert.setObject(1, file.jobId());
          insert.setString(2, file.mapping());
          insert.setString(3, file.encoding());
          insert.setString(4, String.valueOf(file.delimiter()));
          insert.setArray(5, insert.getConnection().createArrayOf("text", file.units().toArray()));
          insert.setInt(6, file.chunks());
          insert.setString(7, file.key().keyUri());
          insert.setBytes(8, file.key().bytes());
          return insert.executeUpdate();
        });
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void append(UUID jobId, int number, byte[] sealed) {
    run(
        "INSERT INTO import_chunk (job_id, number, sealed) VALUES (?, ?, ?)",
        insert -> {
          insert.setObject(1, jobId);
          insert.setInt(2, number);
          insert.setBytes(3, sealed);
          return insert.executeUpdate();
        });
  }

  @Transactional
  Optional<ImportFile> find(UUID jobId) {
    return run(
        "SELECT * FROM import_file WHERE job_id = ?",
        select -> {
          select.setObject(1, jobId);
          try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(file(row)) : Optional.empty();
          }
        });
  }

  /** One sealed chunk; null when the file is gone because the job has ended. */
  @Transactional
  byte @Nullable [] chunk(UUID jobId, int number) {
    return run(
            "SELECT sealed FROM import_chunk WHERE job_id = ? AND number = ?",
            select -> {
              select.setObject(1, jobId);
              select.setInt(2, number);
              try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.<byte[]>empty();
              }
            })
        .orElse(null);
  }

  /** Destroys the key and the chunks, in the transaction in which the job ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  void discard(@Observes JobEnded ended) {
    for (String table : new String[] {"import_chunk", "import_file"}) {
      run(
          "DELETE FROM " + table + " WHERE job_id = ?",
          delete -> {
            delete.setObject(1, ended.jobId());
            return delete.executeUpdate();
          });
    }
  }

  private static ImportFile file(ResultSet row) throws SQLException {
    return new ImportFile(
        row.getObject("job_id", UUID.class),
        row.getString("mapping"),
        row.getString("encoding"),
        row.getString("delimiter").charAt(0),
        Set.of((String[]) row.getArray("units").getArray()),
        row.getInt("chunks"),
        new WrappedKey(row.getString("key_uri"), row.getBytes("wrapped")));
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(String sql, Work<T> work) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("import file not stored or read", e);
    }
  }
}
