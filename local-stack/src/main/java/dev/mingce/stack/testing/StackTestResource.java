package dev.mingce.stack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a Quarkus test the stack of this JVM: {@code @WithTestResource(value =
 * StackTestResource.class, scope = TestResourceScope.GLOBAL, initArgs = @ResourceArg(name =
 * "database", value = "customer"))}.
 *
 * <p>The argument {@code database} is one of the five of {@link LocalStack}; {@code fresh=true}
 * gives the test an empty database of its own with the same users.
 */
public final class StackTestResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable String owner;
  private boolean fresh;

  @Override
  public void init(Map<String, String> arguments) {
    owner = arguments.get("database");
    fresh = Boolean.parseBoolean(arguments.get("fresh"));
  }

  @Override
  public Map<String, String> start() {
    if (owner == null) {
      throw new IllegalArgumentException("StackTestResource needs the argument database");
    }
    LocalStack stack = LocalStack.shared();
    String database = fresh ? stack.createDatabase(owner) : owner;
    return new HashMap<>(stack.settings(owner, database));
  }

  @Override
  public void stop() {
    // The stack ends with this JVM; other tests of the JVM still need it.
  }
}
