package org.vestibule.journey;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The WAR on one server for all classes of a test run. Arquillian deploys once per test class, and
 * Payara Micro takes ten seconds to start; so this is the only class Arquillian sees, and it lives
 * as long as the run.
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
      return server;
    } catch (Exception e) {
      throw new IllegalStateException("the server with the application did not start", e);
    }
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
      return Ground.war(CONTEXT);
    }
  }
}
