package dev.mingce.stack.platform;

import dev.mingce.stack.issuer.Issuer;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@code token}: prints a token and nothing else. Uses the JDK only, so that it is quick. */
public final class TokenCommand {

  private TokenCommand() {}

  /** The token that the arguments ask for, signed by the key in the data folder. */
  public static String token(Map<String, String> environment, List<String> arguments)
      throws IOException {
    Path home = Settings.home(environment);
    Path keys = home.resolve("keys");
    if (!Files.isDirectory(keys)) {
      throw new CannotStartException("No data in " + home + " yet; ./run makes it");
    }
    Secrets secrets = Secrets.in(keys);
    if (!secrets.hasSigningKey()) {
      throw new CannotStartException("No key to sign with yet; ./run makes one at its first start");
    }
    return secrets.signingKey().sign(issuer(environment, home), spec(arguments));
  }

  private static TokenSpec spec(List<String> arguments) {
    String role = "";
    String subject = "";
    String units = "";
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      switch (option) {
        case "--role" -> role = rest.next();
        case "--sub" -> subject = rest.next();
        case "--units" -> units = rest.next();
        default -> throw new IllegalArgumentException("Unknown option " + option);
      }
    }
    if (role.isEmpty()) {
      throw new IllegalArgumentException("token needs --role");
    }
    TokenSpec spec = TokenSpec.role(role);
    spec = subject.isEmpty() ? spec : spec.withSubject(subject);
    return units.isEmpty() ? spec : spec.withUnits(units.split(",", -1));
  }

  /** The issuer of the platform that runs now, else of the one that would be started. */
  private static String issuer(Map<String, String> environment, Path home) {
    String running = RuntimeFile.read(home).get("port." + PlatformPort.ISSUER.name());
    return Issuer.uri(
        running.isEmpty()
            ? PlatformPort.from(environment).getOrDefault(PlatformPort.ISSUER, 0)
            : Integer.parseInt(running));
  }
}
