package dev.mingce.stack.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The databases and their users. Each database has a user of its own name that reaches no other
 * database, and a user {@code <name>_cdc} that replicates it and may read what {@code mingce_cdc}
 * is granted. The user of its name owns it, except where {@link #owner} names another.
 */
public final class Databases {

  /** The databases of the four services, and one for the tests of what they share. */
  public static final List<String> NAMES =
      List.of("customer", "dedup", "audit", "notification", "kit");

  /** Migrations grant {@code SELECT} on the outbox to this role; it cannot log in. */
  public static final String CDC_ROLE = "mingce_cdc";

  // The audit log may not be altered by the service that appends to it.
  private static final Map<String, String> OWNERS = Map.of("audit", "audit_owner");

  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

  private final UnaryOperator<String> jdbcUrl;
  private final String superuserPassword;

  /**
   * Works on a running server.
   *
   * @param jdbcUrl gives the JDBC address of a database
   */
  public Databases(UnaryOperator<String> jdbcUrl, String superuserPassword) {
    this.jdbcUrl = jdbcUrl;
    this.superuserPassword = superuserPassword;
  }

  /** The user that replicates a database. */
  public static String cdcUser(String database) {
    return database + "_cdc";
  }

  /**
   * The user that owns a database and as whom its migrations run.
   *
   * @param user the service's user, by whose name the database goes
   */
  public static String owner(String user) {
    return OWNERS.getOrDefault(user, user);
  }

  /** Who may log in to a database: its service, its owner, and who replicates it. */
  public static Set<String> users(String database) {
    return Stream.of(database, owner(database), cdcUser(database))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The JDBC address of a database. */
  public String jdbcUrl(String database) {
    return jdbcUrl.apply(database);
  }

  /**
   * Makes every database and user that is missing, and sets every password.
   *
   * @param passwords gives the password of a user
   */
  public void provision(UnaryOperator<String> passwords) throws SQLException {
    try (Connection connection = connect(PostgresServer.SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute("REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
      statement.execute("REVOKE CONNECT ON DATABASE template1 FROM PUBLIC");
      makeRole(statement, CDC_ROLE, "NOLOGIN");
      for (String name : NAMES) {
        String cdc = cdcUser(name);
        for (String user : users(name)) {
          String replicating = user.equals(cdc) ? "REPLICATION " : "";
          makeRole(
              statement,
              user,
              "LOGIN " + replicating + "PASSWORD " + literal(passwords.apply(user)));
        }
        statement.execute("GRANT " + CDC_ROLE + " TO " + cdc);
        makeDatabase(statement, name, name);
      }
    }
  }

  /** Makes an empty database with the same rights as that of {@code user}. */
  public void create(String database, String user) throws SQLException {
    try (Connection connection = connect(PostgresServer.SUPERUSER);
        Statement statement = connection.createStatement()) {
      makeDatabase(statement, database, user);
    }
  }

  /** Whether a database's migrations have made its publication, so that a connector may start. */
  public boolean hasPublication(String database, String publication) throws SQLException {
    try (Connection connection = connect(database);
        PreparedStatement query =
            connection.prepareStatement("SELECT 1 FROM pg_publication WHERE pubname = ?")) {
      query.setString(1, publication);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        jdbcUrl(database), PostgresServer.SUPERUSER, superuserPassword);
  }

  private static void makeRole(Statement statement, String name, String attributes)
      throws SQLException {
    boolean missing = isMissing(statement, "pg_roles", "rolname", name);
    statement.execute((missing ? "CREATE ROLE " : "ALTER ROLE ") + name + " " + attributes);
  }

  private void makeDatabase(Statement statement, String name, String user) throws SQLException {
    String owner = owner(plain(user));
    if (isMissing(statement, "pg_database", "datname", plain(name))) {
      statement.execute("CREATE DATABASE " + name + " OWNER " + owner + " STRATEGY file_copy");
    } else if (!owner.equals(user)) {
      handOver(name, user, owner);
    }
    statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + cdcUser(user) + ", " + user);
  }

  // The data of an earlier version, of which the service's user owned everything.
  private void handOver(String name, String from, String to) throws SQLException {
    try (Connection connection = connect(name);
        Statement statement = connection.createStatement()) {
      statement.execute("REASSIGN OWNED BY " + from + " TO " + to);
    }
  }

  private static boolean isMissing(Statement statement, String table, String column, String name)
      throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "SELECT 1 FROM " + table + " WHERE " + column + " = " + literal(name))) {
      return !found.next();
    }
  }

  private static String plain(String name) {
    if (!PLAIN_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a name of a database: " + name);
    }
    return name;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
