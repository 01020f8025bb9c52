package dev.mingce.stack.testing;

import java.util.concurrent.CountDownLatch;

/** A test JVM that starts a stack, says where, and never ends by itself. */
final class StartedStack {

  private StartedStack() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(TestStackProcess.shared().text());
    new CountDownLatch(1).await();
  }
}
