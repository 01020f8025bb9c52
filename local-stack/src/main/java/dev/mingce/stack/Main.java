package dev.mingce.stack;

import dev.mingce.stack.platform.CannotStartException;
import dev.mingce.stack.platform.Settings;
import dev.mingce.stack.platform.StartCommand;
import dev.mingce.stack.platform.StatusCommand;
import dev.mingce.stack.platform.TokenCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commands behind {@code ./run}: {@code start}, {@code token}, {@code status}, {@code stop},
 * and {@code archive} for its build.
 */
public final class Main {

  private static final int WRONG_USE = 2;

  private Main() {}

  /** Takes the command and its options. */
  public static void main(String[] arguments) {
    List<String> rest = Arrays.asList(arguments);
    int exitCode;
    try {
      exitCode = run(rest.isEmpty() ? "" : rest.getFirst(), rest.stream().skip(1).toList());
    } catch (IllegalArgumentException wrong) {
      System.err.println("run: " + wrong.getMessage() + "; ./run --help explains");
      exitCode = WRONG_USE;
    } catch (CannotStartException refused) {
      System.err.println("run: " + refused.getMessage());
      exitCode = 1;
    } catch (IOException failed) {
      System.err.println("run: " + failed.getMessage());
      exitCode = 1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      exitCode = 1;
    }
    System.exit(exitCode);
  }

  private static int run(String command, List<String> options)
      throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    return switch (command) {
      case "start" -> StartCommand.run(Settings.parse(environment, options));
      case "archive" -> ArchiveCommand.run();
      case "token" -> {
        System.out.println(TokenCommand.token(environment, options));
        yield 0;
      }
      case "status" -> {
        Optional<String> status = StatusCommand.status(Settings.home(environment));
        System.out.print(status.orElse("Mingce does not run here.\n"));
        yield status.isPresent() ? 0 : 1;
      }
      case "stop" -> {
        boolean stopped = StatusCommand.stop(Settings.home(environment));
        System.out.println(stopped ? "Stopped." : "Mingce does not run here.");
        yield 0;
      }
      default -> throw new IllegalArgumentException("Unknown command " + command);
    };
  }
}
