package dev.mingce.stack.teststack;

import dev.mingce.stack.platform.CannotStartException;
import org.testcontainers.DockerClientFactory;

/** Looks for the Docker engine that containers need. */
public final class Docker {

  private Docker() {}

  /**
   * Says on standard output what is missing, and fails, so that a build can stop before its tests.
   */
  public static void main(String[] arguments) {
    try {
      requireReachable();
      System.exit(0);
    } catch (CannotStartException refused) {
      System.out.println(refused.getMessage());
      System.exit(1);
    }
  }

  static void requireReachable() {
    if (Docker.class.getResource("/org/testcontainers/DockerClientFactory.class") == null) {
      throw new CannotStartException(
          "The packaged test stack cannot start containers; package it with"
              + " ./mvnw -Pcontainers -pl local-stack -am -DskipTests package");
    }
    require(DockerClientFactory.instance().isDockerAvailable());
  }

  static void require(boolean reachable) {
    if (!reachable) {
      throw new CannotStartException(
          "Docker is not reachable, and tests on containers need it: start it, or name it in"
              + " DOCKER_HOST, or test without the profile containers");
    }
  }
}
