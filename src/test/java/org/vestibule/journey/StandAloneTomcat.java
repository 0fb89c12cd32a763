package org.vestibule.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.LifecycleException;

/** The process of {@link StandAlone} on Tomcat. */
final class StandAloneTomcat {
  private StandAloneTomcat() {}

  /** Tomcat, which stops in a hook of the JVM as its own start script has it. */
  public static void main(String[] arguments) throws Exception {
    Path config = Path.of(System.getProperty("VESTIBULE_CONFIG"));
    var settings = new Properties();
    try (var in = Files.newBufferedReader(config)) {
      settings.load(in);
    }
    TomcatServer server =
        TomcatServer.start("/vestibule", Integer.parseInt(arguments[0]), app -> strings(settings));
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    server.close();
                  } catch (LifecycleException e) {
                    throw new IllegalStateException(e);
                  }
                }));
    ended.await();
  }

  private static Map<String, String> strings(Properties settings) {
    var strings = new HashMap<String, String>();
    settings.stringPropertyNames().forEach(it -> strings.put(it, settings.getProperty(it)));
    return strings;
  }
}
