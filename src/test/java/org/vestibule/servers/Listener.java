package org.vestibule.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A TCP port that a process listens on.
 *
 * @see "proc_pid_net(5), proc_pid_fd(5)"
 */
record Listener(ProcessHandle process, InetAddress address, int port) {
  private static final String LISTENS = "0A";

  /** All of these processes; Linux alone tells. */
  static List<Listener> of(List<ProcessHandle> processes) throws IOException {
    var listeners = new ArrayList<Listener>();
    for (ProcessHandle process : processes) {
      Path proc = Path.of("/proc", Long.toString(process.pid()));
      Set<String> own = sockets(proc.resolve("fd"));
      for (String table : List.of("net/tcp", "net/tcp6")) {
        for (String line : lines(proc.resolve(table))) {
          String[] fields = line.strip().split(" +", -1);
          if (fields[3].equals(LISTENS) && own.contains("socket:[" + fields[9] + "]")) {
            String[] local = fields[1].split(":", -1);
            listeners.add(new Listener(process, address(local[0]), Integer.parseInt(local[1], 16)));
          }
        }
      }
    }
    return listeners;
  }

  /** Without its heading; none of a process that has ended. */
  private static List<String> lines(Path table) throws IOException {
    try {
      List<String> lines = Files.readAllLines(table);
      return lines.subList(Math.min(1, lines.size()), lines.size());
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    var targets = new HashSet<String>();
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : links.toList()) {
        try {
          targets.add(Files.readSymbolicLink(link).toString());
        } catch (NoSuchFileException e) {
          // Closed since the list was made.
        }
      }
    } catch (NoSuchFileException e) {
      // The process has ended.
    }
    return targets;
  }

  /** Words of four bytes in the order of the machine, which is the reverse one on all of today. */
  private static InetAddress address(String hex) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    var address = new byte[bytes.length];
    for (int at = 0; at < bytes.length; at++) {
      address[at] = bytes[at / 4 * 4 + 3 - at % 4];
    }
    return InetAddress.getByAddress(address);
  }

  @Override
  public String toString() {
    return address.getHostAddress() + ":" + port;
  }
}
