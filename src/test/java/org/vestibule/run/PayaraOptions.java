package org.vestibule.run;

import java.util.List;
import java.util.stream.Stream;

/** What the JVM of Payara 6 is started with. */
public final class PayaraOptions {
  /** The packages Payara 6 opens in its own start scripts. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.net",
          "java.base/java.util",
          "java.base/jdk.internal.loader",
          "java.base/sun.net.www.protocol.jrt",
          "java.logging/java.util.logging",
          "java.naming/javax.naming.spi",
          "java.rmi/sun.rmi.transport");

  private PayaraOptions() {}

  /** Options of the command {@code java}. */
  public static List<String> all() {
    return Stream.concat(
            OPENED.stream().map(opened -> "--add-opens=" + opened + "=ALL-UNNAMED"),
            Stream.of("--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED"))
        .toList();
  }
}
