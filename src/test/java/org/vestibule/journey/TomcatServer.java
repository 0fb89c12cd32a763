package org.vestibule.journey;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.loader.WebappLoader;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.vestibule.run.Ports;

/**
 * The WAR in a Tomcat of this JVM, for journeys with settings of their own. Its libraries come from
 * a loader above it; how a server loads them from the WAR is for the shared one to show.
 */
public final class TomcatServer implements AutoCloseable {
  /** Wins over the environment variable that the shared server reads. */
  private static final String CONFIG = "VESTIBULE_CONFIG";

  private final Tomcat tomcat;
  private final URI app;

  private TomcatServer(Tomcat tomcat, URI app) {
    this.tomcat = tomcat;
    this.app = app;
  }

  /**
   * Starts the application under {@code contextPath}, empty or {@code /name}. The settings may
   * depend on its address, which ends in a slash.
   */
  public static TomcatServer start(String contextPath, Function<URI, Map<String, String>> settings)
      throws IOException, LifecycleException {
    int port = Ports.free();
    URI app = URI.create("http://localhost:" + port + contextPath + "/");
    Path directory = Path.of("target/it/variant-" + port);
    Files.createDirectories(directory.resolve("webapps"));
    Path config = directory.resolve("settings.properties");
    Ground.write(config, settings.apply(app));

    var tomcat = new Tomcat();
    tomcat.setBaseDir(directory.toString());
    tomcat.getEngine().setName("variant-" + port);
    var connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(port);
    tomcat.setConnector(connector);
    Context context = tomcat.addWebapp(contextPath, Ground.WAR.toAbsolutePath().toString());
    context.setParentClassLoader(Libraries.shared());
    var loader = new WebappLoader();
    loader.setDelegate(true);
    context.setLoader(loader);
    var server = new TomcatServer(tomcat, app);
    ServerLog.watch();
    String before = System.setProperty(CONFIG, config.toString());
    try {
      tomcat.start();
    } catch (LifecycleException | RuntimeException e) {
      server.close();
      throw e;
    } finally {
      restore(before);
    }
    return server;
  }

  public URI app() {
    return app;
  }

  /** How many sessions the server keeps. */
  public int sessions() {
    var context = (Context) tomcat.getHost().findChildren()[0];
    return context.getManager().getActiveSessions();
  }

  /** Stops serving and leaves the sessions in a file, as an administrator can have it. */
  void stopAndKeepSessions(Path file) throws LifecycleException {
    var context = (Context) tomcat.getHost().findChildren()[0];
    ((StandardManager) context.getManager()).setPathname(file.toAbsolutePath().toString());
    tomcat.stop();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  private static void restore(@Nullable String before) {
    if (before == null) {
      System.clearProperty(CONFIG);
    } else {
      System.setProperty(CONFIG, before);
    }
  }
}
