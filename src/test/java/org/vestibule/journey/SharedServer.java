package org.vestibule.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The WAR on one server for all classes that a process of tests gets. Arquillian deploys once per
 * test class, and Payara Micro takes ten seconds to start; so this is the only class Arquillian
 * sees, and it lives as long as its process.
 */
final class SharedServer implements AutoCloseable {
  private static final String CONTEXT = "vestibule";

  private final TestRunnerAdaptor arquillian;
  private final URI app;

  private SharedServer(TestRunnerAdaptor arquillian, URI app) {
    this.arquillian = arquillian;
    this.app = app;
  }

  static SharedServer start() {
    try {
      ServerPort.choose();
      URI app = ServerPort.address(CONTEXT);
      Ground.settings(app);
      TestRunnerAdaptor arquillian = TestRunnerAdaptorBuilder.build();
      var server = new SharedServer(arquillian, app);
      arquillian.beforeSuite();
      arquillian.beforeClass(Application.class, LifecycleMethodExecutor.NO_OP);
      awaitReady(app.resolve("health/ready"));
      return server;
    } catch (Exception e) {
      throw new IllegalStateException("the server with the application did not start", e);
    }
  }

  /** The application fetches the provider's documents in the background after it has started. */
  private static void awaitReady(URI ready) throws IOException, InterruptedException {
    var http = HttpClient.newHttpClient();
    for (int attempt = 0; attempt < 200; attempt++) {
      if (http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding()).statusCode()
          == 200) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("the application is not ready after 20 s");
  }

  URI app() {
    return app;
  }

  @Override
  public void close() {
    try {
      arquillian.afterClass(Application.class, LifecycleMethodExecutor.NO_OP);
      arquillian.afterSuite();
      arquillian.shutdown();
    } catch (Exception e) {
      throw new IllegalStateException("the server with the application did not stop", e);
    }
  }

  /** The deployment: nothing is added to the WAR, so its tests stay outside. */
  static final class Application {
    @Deployment(testable = false)
    static WebArchive war() {
      return Archives.war(CONTEXT);
    }
  }
}
