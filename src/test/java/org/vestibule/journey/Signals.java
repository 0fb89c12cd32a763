package org.vestibule.journey;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Signals that the JDK does not send. */
final class Signals {
  private Signals() {}

  /** The process gets no time any more; to others it looks like a machine that is gone. */
  static void freeze(long pid) throws IOException {
    send("STOP", pid);
  }

  static void thaw(long pid) throws IOException {
    send("CONT", pid);
  }

  /** By name, without SIG. */
  static void send(String signal, long pid) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
    try {
      if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new IOException("kill -" + signal + " " + pid);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
