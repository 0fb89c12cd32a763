package org.vestibule.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.vestibule.run.Folders;
import org.vestibule.run.Ports;

/** Payara Server: its first domain on ports that are free, the WAR in the autodeploy folder. */
record PayaraServer(String title, String version, Path home) implements Product {
  private static final Pattern PORT =
      Pattern.compile(
          "(?<=[ -]port=\"|telnet.port=|address=|\"JMS_PROVIDER_PORT\" value=\")\\d{4}\\b");

  /**
   * One node needs neither data grid nor messages, and there is no option for their addresses: a
   * broker elsewhere keeps the server from having one of its own.
   */
  private static final String SINGLE =
      """
      <jms-service type="REMOTE" default-jms-host="none"><jms-host name="none"/></jms-service>
      <hazelcast-config-specific-configuration enabled="false">""";

  @Override
  public List<String> prepare(Path base, int port, Path war, Jdk jdk) throws IOException {
    Path domain = base.resolve("domains/domain1");
    Folders.copy(home.resolve("glassfish/domains/domain1"), domain);
    Path config = domain.resolve("config/domain.xml");
    Files.writeString(config, onLoopback(Files.readString(config), port));
    Files.copy(war, Files.createDirectories(domain.resolve("autodeploy")).resolve("vestibule.war"));
    String asadmin = home.resolve("bin/asadmin").toString();
    String domains = base.resolve("domains").toString();
    return List.of("sh", asadmin, "start-domain", "--verbose", "--domaindir", domains, "domain1");
  }

  private static String onLoopback(String xml, int port) throws IOException {
    var text = new StringBuilder();
    var matcher =
        PORT.matcher(
            xml.replace("\"0.0.0.0\"", "\"127.0.0.1\"")
                .replaceFirst("<hazelcast-config-specific-configuration>", SINGLE)
                .replace(
                    "<network-listener port=", "<network-listener address=\"127.0.0.1\" port="));
    while (matcher.find()) {
      matcher.appendReplacement(
          text, Integer.toString(matcher.group().equals("8080") ? port : Ports.free()));
    }
    return matcher.appendTail(text).toString();
  }
}
