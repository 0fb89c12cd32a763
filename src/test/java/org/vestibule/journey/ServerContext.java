package org.vestibule.journey;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.jspecify.annotations.Nullable;

/** Shows the application's context to tests that run inside of its server. */
public final class ServerContext implements ServletContextListener {
  private static volatile @Nullable ServletContext context;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    context = event.getServletContext();
  }

  static @Nullable Object attribute(String name) {
    return requireNonNull(context).getAttribute(name);
  }
}
