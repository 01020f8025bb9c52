package dev.mingce.notification;

import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** Found by Quarkus: all tests of this module run on one PostgreSQL, Kafka and issuer. */
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "notification"))
public final class StackForTests {
  private StackForTests() {}
}
