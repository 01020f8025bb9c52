package dev.mingce.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the platform for the first test that asks for it; it stops after the last test. */
final class PlatformExtension implements ParameterResolver {

  private static final Namespace ONE_FOR_ALL = Namespace.create(PlatformExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningPlatform.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // A failed start is kept in the store too, so that it fails every test but is tried only once.
    return context
        .getRoot()
        .getStore(ONE_FOR_ALL)
        .computeIfAbsent(RunningPlatform.class, any -> start(), RunningPlatform.class);
  }

  private static RunningPlatform start() {
    try {
      return RunningPlatform.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
