package org.vestibule.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of this machine and the option that chooses it. */
record Port(String option, int number) {
  private static final int CONNECT_MILLIS = 500;

  static Port of(String option, String text) throws Refused {
    try {
      int number = Integer.parseInt(text);
      if (number > 0 && number < 65536) {
        return new Port(option, number);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Refused("-D" + option + "=" + text + " is not a port: 1 to 65535.");
  }

  /** Asks by connecting: another program may hold only one of the addresses of localhost. */
  void requireFree() throws Refused, IOException {
    for (InetAddress address : InetAddress.getAllByName("localhost")) {
      if (answers(address)) {
        throw new Refused(
            "Port %d is taken. Choose another: -D%s=%d".formatted(number, option, number + 1));
      }
    }
  }

  private boolean answers(InetAddress address) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, number), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
