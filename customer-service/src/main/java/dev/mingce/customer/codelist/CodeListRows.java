package dev.mingce.customer.codelist;

import dev.mingce.customer.standard.CodeList;
import dev.mingce.customer.standard.Labels;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The statements of code lists. */
@ApplicationScoped
class CodeListRows {
  private final DataSource dataSource;

  CodeListRows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  long epoch() {
    return with(
        "SELECT value FROM standards_epoch",
        select -> {
          try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /** Counts a change. Those who change anything wait here for each other. */
  void nextEpoch() {
    update("UPDATE standards_epoch SET value = value + 1");
  }

  /**
   * The lists of which there are rows, by code; of a list of the program the changed codes only.
   */
  List<StoredList> lists() {
    Map<String, List<CodeList.Item>> items = items();
    return with(
        "SELECT * FROM code_list ORDER BY code",
        select -> {
          List<StoredList> lists = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              String code = row.getString("code");
              lists.add(
                  new StoredList(
                      new CodeList(
                          code,
                          labels(row),
                          row.getString("source"),
                          items.getOrDefault(code, List.of())),
                      row.getLong("version")));
            }
          }
          return lists;
        });
  }

  void insertList(CodeList list) {
    update(
        "INSERT INTO code_list (code, label_zh, label_en, source, version, changed_at)"
            + " VALUES (?, ?, ?, ?, 1, now())",
        list.code(),
        list.labels().get(Labels.CHINESE),
        list.labels().get(Labels.ENGLISH),
        list.source());
  }

  /** Counts a change of a list; the first one of a list of the program makes its row. */
  void bump(String code) {
    update(
        "INSERT INTO code_list (code, version, changed_at) VALUES (?, 2, now())"
            + " ON CONFLICT (code) DO UPDATE"
            + " SET version = code_list.version + 1, changed_at = now()",
        code);
  }

  void put(String list, CodeList.Item item, String actor) {
    update(
        "INSERT INTO code_list_item (list, code, label_zh, label_en, state, replaced_by,"
            + " changed_by, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, now())"
            + " ON CONFLICT (list, code) DO UPDATE SET label_zh = excluded.label_zh,"
            + " label_en = excluded.label_en, state = excluded.state,"
            + " replaced_by = excluded.replaced_by, changed_by = excluded.changed_by,"
            + " changed_at = excluded.changed_at",
        list,
        item.code(),
        item.labels().get(Labels.CHINESE),
        item.labels().get(Labels.ENGLISH),
        item.state(),
        item.replacedBy(),
        actor);
  }

  private Map<String, List<CodeList.Item>> items() {
    return with(
        "SELECT * FROM code_list_item ORDER BY list, code",
        select -> {
          Map<String, List<CodeList.Item>> items = new HashMap<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              items
                  .computeIfAbsent(row.getString("list"), any -> new ArrayList<>())
                  .add(
                      new CodeList.Item(
                          row.getString("code"),
                          labels(row),
                          row.getString("state"),
                          row.getString("replaced_by")));
            }
          }
          return items;
        });
  }

  private static Map<String, String> labels(ResultSet row) throws SQLException {
    Map<String, String> labels = new HashMap<>();
    String chinese = row.getString("label_zh");
    String english = row.getString("label_en");
    if (chinese != null && english != null) {
      labels.put(Labels.CHINESE, chinese);
      labels.put(Labels.ENGLISH, english);
    }
    return labels;
  }

  private void update(String sql, @Nullable Object... values) {
    with(
        sql,
        update -> {
          for (int i = 0; i < values.length; i++) {
            update.setObject(i + 1, values[i]);
          }
          return update.executeUpdate();
        });
  }

  private <T> T with(String sql, Work<T> work) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("code lists not read or written", e);
    }
  }
}
