package dev.mingce.notification.sending;

/** Where this process runs. Whatever is not said to be otherwise is production. */
final class Environment {
  private Environment() {}

  static boolean isProduction(String environment) {
    return !environment.equals("local") && !environment.equals("test");
  }
}
