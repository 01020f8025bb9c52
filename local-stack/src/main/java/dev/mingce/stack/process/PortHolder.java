package dev.mingce.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which process listens on a port. */
public final class PortHolder {

  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortHolder() {}

  /** Whether a server could listen on this port of 127.0.0.1 now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** The holder for people: process id and command, as far as this machine tells. */
  public static String describe(int port) {
    return find(port)
        .map(holder ->
            "process "
                + holder.pid()
                + " ("
                + holder.info().commandLine().map(PortHolder::shorten).orElse("unknown command")
                + ")")
        .orElse("a process that this user may not see");
  }

  private static Optional<ProcessHandle> find(int port) {
    try {
      Set<String> sockets = sockets(port);
      return ProcessHandle.allProcesses().filter(p -> holds(p.pid(), sockets)).findFirst();
    } catch (IOException noProc) {
      return Optional.empty();
    }
  }

  /** The listening sockets of a port, as the links in {@code /proc/<pid>/fd} name them. */
  private static Set<String> sockets(int port) throws IOException {
    Set<String> sockets = new HashSet<>();
    String suffix = ":%04X".formatted(port);
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      if (!Files.exists(Path.of(table))) {
        continue;
      }
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns[LOCAL_ADDRESS].endsWith(suffix) && columns[STATE].equals(LISTENING)) {
          sockets.add("socket:[" + columns[INODE] + "]");
        }
      }
    }
    return sockets;
  }

  private static boolean holds(long pid, Set<String> sockets) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path file : files) {
        if (Files.isSymbolicLink(file)
            && sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
    } catch (IOException ended) {
      return false;
    }
    return false;
  }

  private static String shorten(String command) {
    int limit = 160;
    return command.length() <= limit ? command : command.substring(0, limit) + "…";
  }
}
