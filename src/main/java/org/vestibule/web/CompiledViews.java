package org.vestibule.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.jsp.JspFactory;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The views as the build has translated them, so that no visitor waits for a compiler. What a JSP
 * is translated to belongs to the engine it was translated for and to that engine's line; any other
 * server translates the JSP itself (Jakarta Server Pages 3.1, section 11.4).
 */
final class CompiledViews {
  private static final String VIEWS = "/WEB-INF/views/";

  /**
   * An engine that views were translated for.
   *
   * @param name the package of its classes
   * @param factory the class that tells the engine
   * @param line how the version begins
   */
  private record Translation(String name, String factory, String line) {}

  private static final Set<Translation> TRANSLATIONS =
      Set.of(
          new Translation("tomcat", "org.apache.jasper.runtime.JspFactoryImpl", "10.1."),
          new Translation("payara", "org.glassfish.wasp.runtime.JspFactoryImpl", "3.2."));

  private CompiledViews() {}

  /** Puts the classes in the places of their JSPs, where there are some for this server. */
  static void map(ServletContext web) {
    @Nullable JspFactory factory = JspFactory.getDefaultFactory();
    if (factory == null) {
      return;
    }
    Class<?> type = factory.getClass();
    String version = Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("");
    engine(type.getName(), version)
        .ifPresent(
            engine -> {
              for (String view : paths(web)) {
                map(web, view, name(engine, view));
              }
            });
  }

  /**
   * The name of a compiled view's servlet. It is not the view's path, which some servers give to
   * servlets of their own.
   */
  static String servlet(String view) {
    return "compiled " + view;
  }

  private static Set<String> paths(ServletContext web) {
    @Nullable Set<String> paths = web.getResourcePaths(VIEWS);
    return paths == null ? Set.of() : paths;
  }

  private static void map(ServletContext web, String view, String type) {
    if (web.getClassLoader().getResource(type.replace('.', '/') + ".class") != null) {
      web.addServlet(servlet(view), type).addMapping(view);
    }
  }

  /** The package of the classes for an engine; empty when nothing was translated for it. */
  static Optional<String> engine(String factory, String version) {
    return TRANSLATIONS.stream()
        .filter(it -> it.factory().equals(factory) && version.startsWith(it.line()))
        .map(Translation::name)
        .findFirst();
  }

  /** The class of a view, named as both engines' translators do it. */
  static String name(String engine, String view) {
    return "org.vestibule.views."
        + engine
        + ".WEB_002dINF.views."
        + view.substring(VIEWS.length()).replace("-", "_002d").replace(".", "_");
  }
}
